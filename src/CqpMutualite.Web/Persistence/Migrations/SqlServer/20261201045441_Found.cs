using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Found : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_people_BirthName_FirstNames",
                table: "people");

            migrationBuilder.DropIndex(
                name: "IX_organisations_Kind_Name",
                table: "organisations");

            migrationBuilder.AddColumn<string>(
                name: "SortName",
                table: "people",
                type: "nvarchar(250)",
                maxLength: 250,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "SortName",
                table: "organisations",
                type: "nvarchar(250)",
                maxLength: 250,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueBefore",
                table: "files",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int>(
                name: "Progress",
                table: "files",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "named_views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_named_views", x => x.Id);
                    table.ForeignKey(
                        name: "FK_named_views_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recent_files",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recent_files", x => new { x.PersonId, x.FileId });
                    table.ForeignKey(
                        name: "FK_recent_files_files_FileId",
                        column: x => x.FileId,
                        principalTable: "files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_recent_files_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_words",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Word = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_words", x => new { x.Word, x.OwnerId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_people_SortName",
                table: "people",
                column: "SortName");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_Kind_SortName",
                table: "organisations",
                columns: new[] { "Kind", "SortName" });

            migrationBuilder.CreateIndex(
                name: "IX_organisations_SortName",
                table: "organisations",
                column: "SortName");

            migrationBuilder.CreateIndex(
                name: "IX_files_Certification_Stage_TurnSince",
                table: "files",
                columns: new[] { "Certification", "Stage", "TurnSince" });

            migrationBuilder.CreateIndex(
                name: "IX_files_CertificationTitle_TurnSince",
                table: "files",
                columns: new[] { "CertificationTitle", "TurnSince" });

            migrationBuilder.CreateIndex(
                name: "IX_files_DueBefore",
                table: "files",
                column: "DueBefore");

            migrationBuilder.CreateIndex(
                name: "IX_files_EmployerId_TurnSince",
                table: "files",
                columns: new[] { "EmployerId", "TurnSince" });

            migrationBuilder.CreateIndex(
                name: "IX_files_Progress_TurnSince",
                table: "files",
                columns: new[] { "Progress", "TurnSince" });

            migrationBuilder.CreateIndex(
                name: "IX_files_Stage_TurnSince",
                table: "files",
                columns: new[] { "Stage", "TurnSince" });

            migrationBuilder.CreateIndex(
                name: "IX_files_TurnSince",
                table: "files",
                column: "TurnSince");

            migrationBuilder.CreateIndex(
                name: "IX_named_views_PersonId_Name",
                table: "named_views",
                columns: new[] { "PersonId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recent_files_FileId",
                table: "recent_files",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_search_words_OwnerId",
                table: "search_words",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "named_views");

            migrationBuilder.DropTable(
                name: "recent_files");

            migrationBuilder.DropTable(
                name: "search_words");

            migrationBuilder.DropIndex(
                name: "IX_people_SortName",
                table: "people");

            migrationBuilder.DropIndex(
                name: "IX_organisations_Kind_SortName",
                table: "organisations");

            migrationBuilder.DropIndex(
                name: "IX_organisations_SortName",
                table: "organisations");

            migrationBuilder.DropIndex(
                name: "IX_files_Certification_Stage_TurnSince",
                table: "files");

            migrationBuilder.DropIndex(
                name: "IX_files_CertificationTitle_TurnSince",
                table: "files");

            migrationBuilder.DropIndex(
                name: "IX_files_DueBefore",
                table: "files");

            migrationBuilder.DropIndex(
                name: "IX_files_EmployerId_TurnSince",
                table: "files");

            migrationBuilder.DropIndex(
                name: "IX_files_Progress_TurnSince",
                table: "files");

            migrationBuilder.DropIndex(
                name: "IX_files_Stage_TurnSince",
                table: "files");

            migrationBuilder.DropIndex(
                name: "IX_files_TurnSince",
                table: "files");

            migrationBuilder.DropColumn(
                name: "SortName",
                table: "people");

            migrationBuilder.DropColumn(
                name: "SortName",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "DueBefore",
                table: "files");

            migrationBuilder.DropColumn(
                name: "Progress",
                table: "files");

            migrationBuilder.CreateIndex(
                name: "IX_people_BirthName_FirstNames",
                table: "people",
                columns: new[] { "BirthName", "FirstNames" });

            migrationBuilder.CreateIndex(
                name: "IX_organisations_Kind_Name",
                table: "organisations",
                columns: new[] { "Kind", "Name" });
        }
    }
}
