using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BetweenPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DigestDay",
                table: "messages",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DigestId",
                table: "messages",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HandedAt",
                table: "messages",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reply",
                table: "messages",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Territory",
                table: "jury_sessions",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mainland");

            migrationBuilder.AddColumn<string>(
                name: "Territory",
                table: "convocations",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mainland");

            migrationBuilder.AddColumn<string>(
                name: "Pace",
                table: "accounts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StandInId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    DeclaredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeclaredAt = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_absences_memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_absences_memberships_StandInId",
                        column: x => x.StandInId,
                        principalTable: "memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_absences_people_DeclaredBy",
                        column: x => x.DeclaredBy,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Capacity = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ForCompany = table.Column<bool>(type: "bit", nullable: false),
                    ForTraining = table.Column<bool>(type: "bit", nullable: false),
                    ForCertifier = table.Column<bool>(type: "bit", nullable: false),
                    ForCandidate = table.Column<bool>(type: "bit", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_comments_files_FileId",
                        column: x => x.FileId,
                        principalTable: "files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_comments_organisations_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_comments_people_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "thread_readings",
                columns: table => new
                {
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReadUntil = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    ToldAt = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thread_readings", x => new { x.FileId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_thread_readings_files_FileId",
                        column: x => x.FileId,
                        principalTable: "files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_thread_readings_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_messages_DigestId",
                table: "messages",
                column: "DigestId");

            migrationBuilder.CreateIndex(
                name: "IX_messages_PersonId_DigestDay",
                table: "messages",
                columns: new[] { "PersonId", "DigestDay" },
                unique: true,
                filter: "[DigestDay] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_absences_DeclaredBy",
                table: "absences",
                column: "DeclaredBy");

            migrationBuilder.CreateIndex(
                name: "IX_absences_MembershipId_Until",
                table: "absences",
                columns: new[] { "MembershipId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_absences_StandInId_Until",
                table: "absences",
                columns: new[] { "StandInId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_comments_AuthorId",
                table: "comments",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_comments_CompanyId",
                table: "comments",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_comments_FileId_At",
                table: "comments",
                columns: new[] { "FileId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_thread_readings_PersonId",
                table: "thread_readings",
                column: "PersonId");

            migrationBuilder.AddForeignKey(
                name: "FK_messages_messages_DigestId",
                table: "messages",
                column: "DigestId",
                principalTable: "messages",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_messages_messages_DigestId",
                table: "messages");

            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "thread_readings");

            migrationBuilder.DropIndex(
                name: "IX_messages_DigestId",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "IX_messages_PersonId_DigestDay",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "DigestDay",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "DigestId",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "HandedAt",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Reply",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Territory",
                table: "jury_sessions");

            migrationBuilder.DropColumn(
                name: "Territory",
                table: "convocations");

            migrationBuilder.DropColumn(
                name: "Pace",
                table: "accounts");
        }
    }
}
