using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Told : Migration
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
                name: "Pace",
                table: "accounts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

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
                name: "Pace",
                table: "accounts");
        }
    }
}
