using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class WhatFilesAwait : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FromId",
                table: "messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "messages",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EvaluationBy",
                table: "files",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "InterviewBy",
                table: "files",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TrainingBy",
                table: "files",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TransmissionBy",
                table: "files",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "open_tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    Leads = table.Column<bool>(type: "boolean", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Turn = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Weight = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_tasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_open_tasks_files_FileId",
                        column: x => x.FileId,
                        principalTable: "files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_messages_FromId",
                table: "messages",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_open_tasks_Due",
                table: "open_tasks",
                column: "Due");

            migrationBuilder.CreateIndex(
                name: "IX_open_tasks_FileId_Rank",
                table: "open_tasks",
                columns: new[] { "FileId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_open_tasks_PersonId_Since",
                table: "open_tasks",
                columns: new[] { "PersonId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_open_tasks_Turn_Act_Since",
                table: "open_tasks",
                columns: new[] { "Turn", "Act", "Since" });

            migrationBuilder.AddForeignKey(
                name: "FK_messages_people_FromId",
                table: "messages",
                column: "FromId",
                principalTable: "people",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_messages_people_FromId",
                table: "messages");

            migrationBuilder.DropTable(
                name: "open_tasks");

            migrationBuilder.DropIndex(
                name: "IX_messages_FromId",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "FromId",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "EvaluationBy",
                table: "files");

            migrationBuilder.DropColumn(
                name: "InterviewBy",
                table: "files");

            migrationBuilder.DropColumn(
                name: "TrainingBy",
                table: "files");

            migrationBuilder.DropColumn(
                name: "TransmissionBy",
                table: "files");
        }
    }
}
