using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CivilIdentity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_people_MatchKey",
                table: "people");

            migrationBuilder.AddColumn<string>(
                name: "BirthCountryCode",
                table: "people",
                type: "nvarchar(5)",
                maxLength: 5,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BirthPrecision",
                table: "people",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Day");

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "people",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "people",
                type: "nvarchar(185)",
                maxLength: 185,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UsualFirstName",
                table: "people",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TakenOverById",
                table: "organisations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "imports",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<int>(
                name: "Skipped",
                table: "imports",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "UsualFirstName",
                table: "former_names",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_people_BirthDate",
                table: "people",
                column: "BirthDate");

            migrationBuilder.CreateIndex(
                name: "IX_merges_FromId",
                table: "merges",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_merges_IntoId",
                table: "merges",
                column: "IntoId");

            // the name that lists show, of those who are known already: what the application keeps from now on
            migrationBuilder.Sql(
                """
                UPDATE people SET [Name] = TRIM(
                    CASE WHEN CHARINDEX(',', [FirstNames]) > 0 THEN TRIM(LEFT([FirstNames], CHARINDEX(',', [FirstNames]) - 1))
                    ELSE LEFT(TRIM([FirstNames]), CHARINDEX(' ', TRIM([FirstNames]) + ' ') - 1) END
                    + N' ' + COALESCE([UsedName], [BirthName]));
                UPDATE people SET [BirthCountryCode] = '99100' WHERE [BirthCountry] = N'France';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "merges");

            migrationBuilder.DropIndex(
                name: "IX_people_BirthDate",
                table: "people");

            migrationBuilder.DropColumn(
                name: "BirthCountryCode",
                table: "people");

            migrationBuilder.DropColumn(
                name: "BirthPrecision",
                table: "people");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "people");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "people");

            migrationBuilder.DropColumn(
                name: "UsualFirstName",
                table: "people");

            migrationBuilder.DropColumn(
                name: "TakenOverById",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Skipped",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "UsualFirstName",
                table: "former_names");

            migrationBuilder.CreateIndex(
                name: "IX_people_MatchKey",
                table: "people",
                column: "MatchKey");
        }
    }
}
