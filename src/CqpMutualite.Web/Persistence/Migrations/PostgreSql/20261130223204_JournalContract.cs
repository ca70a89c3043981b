using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class JournalContract : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Act",
                table: "journal",
                newName: "Words");

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "journal",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Data",
                table: "journal",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "journal",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "journal",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Code",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "Data",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "KeyId",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "journal");

            migrationBuilder.RenameColumn(
                name: "Words",
                table: "journal",
                newName: "Act");
        }
    }
}
