using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Territories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Territory",
                table: "jury_sessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mainland");

            migrationBuilder.AddColumn<string>(
                name: "Territory",
                table: "convocations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mainland");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Territory",
                table: "jury_sessions");

            migrationBuilder.DropColumn(
                name: "Territory",
                table: "convocations");
        }
    }
}
