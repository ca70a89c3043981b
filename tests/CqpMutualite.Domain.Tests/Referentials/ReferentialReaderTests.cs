using System.Text.Json.Nodes;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Referentials;

/// <summary>The reader reports every fault of a document at once, each with its path.</summary>
public class ReferentialReaderTests
{
    [Fact]
    public void A_sound_document_is_read()
    {
        var (edition, faults) = Read(Sound());

        Assert.Empty(faults);
        Assert.Equal("essai", edition!.Code);
        Assert.Equal("d1.avis", Assert.Single(edition.Booklets[0].Questions(edition)).Key);
    }

    [Fact]
    public void A_text_that_is_not_json_gives_one_fault()
    {
        var (edition, faults) = ReferentialReader.Read("{\n  \"code\": ");

        Assert.Null(edition);
        Assert.Equal("$", Assert.Single(faults).Path);
    }

    [Fact]
    public void Every_fault_is_reported_with_its_path()
    {
        var document = Sound();
        document["version"] = "un";
        document["title"] = " ";
        document["rules"]!["positiveWhen"] = "always";
        document["rules"]!.AsObject().Remove("attestationsRequired");
        document["units"]![0]!["source"] = new JsonArray(9, 3);
        document["booklets"]![0]!["sections"]![0]!["unit"] = "d9";
        document["booklets"]![0]!["sections"]![0]!["blocks"]![0]!["field"]!["scale"] = "inconnue";

        var (edition, faults) = Read(document);

        Assert.Null(edition);
        Assert.Equal(
            [
                "$.booklets[0].sections[0].blocks[0].field.scale", "$.booklets[0].sections[0].unit", "$.rules.attestationsRequired", "$.rules.positiveWhen",
                "$.title", "$.units[0].source", "$.version",
            ],
            faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.NotEmpty(fault.Message));
    }

    [Fact]
    public void An_empty_list_is_a_fault()
    {
        var document = Sound();
        document["standard"]![0]!["skills"]![0]!["items"] = new JsonArray();

        Assert.Equal("$.standard[0].skills[0].items", Assert.Single(Read(document).Faults).Path);
    }

    [Fact]
    public void A_missing_list_is_a_fault()
    {
        var document = Sound();
        document["standard"]![0]!.AsObject().Remove("criteria");

        Assert.Equal("$.standard[0].criteria", Assert.Single(Read(document).Faults).Path);
    }

    [Fact]
    public void A_list_absent_from_the_source_is_accepted_when_it_says_why()
    {
        var document = Sound();
        document["standard"]![0]!["criteria"] = new JsonObject { ["absentFromSource"] = "La source n’en donne pas." };

        var (edition, faults) = Read(document);

        Assert.Empty(faults);
        Assert.Empty(edition!.Standard[0].Criteria);
    }

    [Fact]
    public void A_list_absent_from_the_source_without_a_reason_is_a_fault()
    {
        var document = Sound();
        document["standard"]![0]!["criteria"] = new JsonObject { ["absentFromSource"] = string.Empty };

        Assert.Equal("$.standard[0].criteria.absentFromSource", Assert.Single(Read(document).Faults).Path);
    }

    [Fact]
    public void An_unknown_property_is_reported()
    {
        var document = Sound();
        document["booklets"]![0]!["sections"]![0]!["blocks"]![0]!["field"]!["requird"] = true;

        Assert.Equal("$.booklets[0].sections[0].blocks[0].field.requird", Assert.Single(Read(document).Faults).Path);
    }

    [Fact]
    public void A_key_given_twice_is_reported()
    {
        var document = Sound();
        var blocks = document["booklets"]![0]!["sections"]![0]!["blocks"]!.AsArray();
        blocks.Add(blocks[0]!.DeepClone());
        document["scales"]!.AsArray().Add(document["scales"]![0]!.DeepClone());

        var faults = Read(document).Faults;

        Assert.Equal(["$.booklets[0]", "$.scales"], faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.Contains(faults, fault => fault.Message.Contains("« d1.avis »", StringComparison.Ordinal));
    }

    [Fact]
    public void A_unit_without_its_skills_is_reported()
    {
        var document = Sound();
        document["standard"] = new JsonObject { ["absentFromSource"] = "Oubli." };

        Assert.Contains("« d1 »", Assert.Single(Read(document).Faults).Message, StringComparison.Ordinal);
    }

    private static (Referential? Edition, IReadOnlyList<DocumentFault> Faults) Read(JsonNode document) => ReferentialReader.Read(document.ToJsonString());

    private static JsonNode Sound() =>
        JsonNode.Parse(
            """
            {
              "code": "essai", "version": 1, "title": "CQP Essai", "shortTitle": "Essai", "sourceYear": 2014, "sharedByCertifications": false,
              "vocabulary": { "unit": "domaine", "units": "domaines", "trainingOrganisation": "organisme", "certifier": "OEMM", "issuingBody": "Commission" },
              "mentions": { "absentFromSource": "Aucune mention." },
              "scales": [ { "key": "avis", "values": [ { "key": "oui", "label": "Oui", "favourable": true }, { "key": "non", "label": "Non",
                "favourable": false } ] } ],
              "units": [ { "key": "d1", "label": "Domaine 1", "title": "Essayer", "source": [1, 2] } ],
              "rules": {
                "positiveWhen": "everyOpinionFavourable", "formativeScope": "none", "moduleBelongsToOneUnit": false, "attestationsRequired": false,
                  "consensusStated": false,
                "interviewConduct": "company", "hasPrerequisites": false, "isolatedUnits": false, "evaluatorsFromOrganisation": false
              },
              "profile": { "absentFromSource": "essai" },
                  "standard": [ { "unit": "d1", "title": "Essayer", "skills": [ { "title": "Savoirs", "items": [ "Un savoir" ] } ],
                    "criteria": [ { "items": [ "Un critère" ] } ], "source": [3, 4] } ],
              "booklets": [ {
                "key": "livret-evaluation", "title": "Livret", "cover": [ { "key": "candidat", "label": "Candidat", "kind": "fact", "fact": "candidateName" } ],
                "sections": [ { "key": "d1", "title": "Essayer", "unit": "d1", "blocks": [
                  { "type": "field", "field": { "key": "d1.avis", "label": "Avis", "kind": "choice", "filledBy": "evaluators", "scale": "avis",
                    "meaning": "opinion", "required": true } }
                ] } ]
              } ],
              "jury": {
                "seats": [ { "college": "employers", "label": "employeur", "count": 1 } ], "observers": { "absentFromSource": "Personne." },
                  "presidency": "free",
                "timings": [ { "certification": "essai", "steps": [ { "label": "Entretien", "minutes": 20 }, { "label": "Délibération" } ] } ],
                "documents": [ { "title": "Livret", "booklet": "livret-evaluation" } ], "source": [5, 6]
              },
              "irregularities": { "absentFromSource": "Rien d’irrégulier." }
            }
            """
        )!;
}
