using System.Text.Json;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Acts;

/// <summary>Every act has its place in the journal, comes back from it, has its words and what follows it.</summary>
public class ActContractTests(AppHost host) : IClassFixture<AppHost>
{
    // a journal of the format 1, kept for ever: lines are added to it for new acts, none ever changes
    private const string StoredChain = "journal-1.json";

    private static readonly byte[] StoredKey = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Every_kind_of_act_has_its_place_and_comes_back_equal_from_what_is_stored()
    {
        var kinds = typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act)) && !type.IsAbstract).ToList();
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), ActSamples.All.Select(act => act.GetType().Name).Distinct().Order());
        Assert.Equal(kinds.Count, ActContract.Codes.Count);
        Assert.All(ActSamples.All, act => Assert.Equal(ActContract.Write(act), ActContract.Write(ActContract.Read(ActContract.Write(act))!)));
    }

    [Fact]
    public void What_a_later_version_wrote_is_left_to_its_words()
    {
        Assert.Null(ActContract.Read(new StoredAct("dossier.transmis", 99, "{}")));
        Assert.Null(ActContract.Read(new StoredAct("acte.inconnu", 1, "{}")));
    }

    [Fact]
    public async Task The_journal_of_the_first_format_is_read_whole_for_ever()
    {
        var path = Path.Combine(SourceTree.Find(AppContext.BaseDirectory)!, "tests", "CqpMutualite.Web.Tests", "Acts", StoredChain);
        if (Environment.GetEnvironmentVariable("CQP_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(
                path,
                JsonSerializer.Serialize(Continued(File.Exists(path) ? await LinesAsync(path) : []), Readable) + "\n",
                TestContext.Current.CancellationToken
            );
        }

        var chain = await LinesAsync(path);
        Assert.Null(JournalTests.FirstBreak(StoredKey, chain));
        Assert.All(chain, line =>
        {
            var stored = new StoredAct(line.Code, line.Version, line.Data);
            Assert.Equal(stored, ActContract.Write(ActContract.Read(stored) ?? throw new InvalidOperationException($"{line.Code} cannot be read any more.")));
        });
        Assert.Empty(ActContract.Codes.Keys.Except(chain.Select(line => line.Code)));
    }

    [Fact]
    public void Every_act_has_words_in_every_edition_and_says_what_follows()
    {
        foreach (var edition in host.Services.GetRequiredService<Editions>().All)
        {
            var unit = edition.AllUnits.Any(known => known.Key == "d1");
            Assert.All(ActSamples.All.Where(act => unit || !ActContract.Write(act).Data.Contains("d1", StringComparison.Ordinal)), act =>
                Assert.False(string.IsNullOrWhiteSpace(HistoryWords.Of(act, edition)))
            );
        }

        Assert.All(ActSamples.All, act => Assert.NotNull(WhatFollows.Of(act)));
    }

    private static async Task<List<JournalEntry>> LinesAsync(string path) =>
        JsonSerializer.Deserialize<List<JournalEntry>>(await File.ReadAllTextAsync(path), Readable)!;

    // what stands, and a line for each act that has none yet
    private List<JournalEntry> Continued(List<JournalEntry> chain)
    {
        var edition = host.Services.GetRequiredService<Editions>().Get("specialiste-prestations", 2);
        var known = chain.Select(line => (line.Code, line.Version, line.Data)).ToHashSet();
        foreach (var act in ActSamples.All)
        {
            var stored = ActContract.Write(act);
            if (known.Add((stored.Code, stored.Version, stored.Data)))
            {
                var line = new JournalEntry
                {
                    Id = new Guid(chain.Count + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]),
                    FileId = new Guid("01980000-0000-7000-8000-0000000000ff"),
                    Rank = chain.Count + 1,
                    At = new DateTimeOffset(2027, 1, 14, 9, 0, 0, TimeSpan.Zero).AddMinutes(chain.Count),
                    PersonId = chain.Count % 5 == 4 ? null : new Guid("01980000-0000-7000-8000-0000000000fe"),
                    Capacity = "RH de l’entreprise",
                    Code = stored.Code,
                    Version = stored.Version,
                    Data = stored.Data,
                    Words = HistoryWords.Of(act, edition),
                    Changes = chain.Count % 3 == 0 ? null : """[{"table":"files","key":"1","values":{"Stage":["Orientation","Registration"]}}]""",
                    Confidential = act.Confidential,
                    PreviousHash = chain.Count == 0 ? new string('0', 64) : chain[^1].Hash,
                    KeyId = "seal-1",
                    Hash = "",
                };
                line.Hash = JournalTests.HashOf(StoredKey, line, line.PreviousHash);
                chain.Add(line);
            }
        }

        return chain;
    }
}
