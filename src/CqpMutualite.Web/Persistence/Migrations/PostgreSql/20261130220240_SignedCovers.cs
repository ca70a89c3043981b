using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SignedCovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Cover",
                table: "sheets",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AlterColumn<decimal>(
                name: "Hours",
                table: "modules",
                type: "numeric(5,1)",
                precision: 5,
                scale: 1,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "integer");

            // a file oriented to the VAE ends; none waits any more for an act that is not done here
            migrationBuilder.Sql("""
                UPDATE files SET "ClosedOn" = "TurnSince", "ClosedFor" = 'OrientedToVae', "NextAct" = 'None', "Turn" = 'Nobody' WHERE "NextAct" = 'ApplyForVae'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Cover",
                table: "sheets");

            migrationBuilder.AlterColumn<int>(
                name: "Hours",
                table: "modules",
                type: "integer",
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "numeric(5,1)",
                oldPrecision: 5,
                oldScale: 1);
        }
    }
}
