using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqpMutualite.Web.Persistence.Migrations.PostgreSql
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
                type: "character varying(5)",
                maxLength: 5,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BirthPrecision",
                table: "people",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Day");

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "people",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "people",
                type: "character varying(185)",
                maxLength: 185,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UsualFirstName",
                table: "people",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TakenOverById",
                table: "organisations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "imports",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<int>(
                name: "Skipped",
                table: "imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "UsualFirstName",
                table: "former_names",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    IntoId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true)
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
                UPDATE people SET "Name" = trim(
                    CASE WHEN position(',' in "FirstNames") > 0 THEN trim(split_part("FirstNames", ',', 1)) ELSE split_part(trim("FirstNames"), ' ', 1) END
                    || ' ' || coalesce("UsedName", "BirthName"));
                UPDATE people SET "BirthCountryCode" = '99100' WHERE "BirthCountry" = 'France';
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
