using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Mandates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "College",
                table: "memberships",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Represents",
                table: "memberships",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            // whoever sat before mandates said it keeps the college under which they sat
            migrationBuilder.Sql(@"UPDATE memberships SET [College] = (SELECT MAX(jury_members.[College]) FROM jury_members WHERE jury_members.[PersonId] = memberships.[PersonId]) WHERE [Role] IN ('JuryMember', 'JuryObserver');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "College",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "Represents",
                table: "memberships");
        }
    }
}
