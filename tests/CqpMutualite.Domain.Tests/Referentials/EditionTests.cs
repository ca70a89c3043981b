using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Referentials;

/// <summary>Every edition shipped with the application is sound.</summary>
public class EditionTests
{
    public static TheoryData<string> Editions() =>
        new(
            Directory
                .EnumerateFiles(RepositoryFiles.Editions, "*.v*.json")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Editions))]
    public void Edition_has_no_fault(string file)
    {
        var (edition, faults) = Read(file);

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Select(fault => $"{fault.Path} : {fault.Message}")));
        Assert.NotNull(edition);
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void File_is_named_after_the_code_and_the_version(string file) =>
        Assert.Equal(file, Read(file).Edition is { } edition ? $"{edition.Code}.v{edition.Version}.json" : null);

    [Theory]
    [MemberData(nameof(Editions))]
    public void Each_answer_has_one_owner_and_each_final_assessment_its_opinion_when_opinions_decide(string file)
    {
        var edition = Read(file).Edition!;
        var questions = edition.Booklets.SelectMany(booklet => booklet.Questions(edition)).ToList();

        Assert.All(questions, question => Assert.NotNull(question.Field.FilledBy));
        if (edition.Rules.PositiveWhen == PositiveWhen.EveryOpinionFavourable)
        {
            Assert.Equal(
                edition.Units.Select(unit => unit.Key),
                questions.Where(question => question.Field.Meaning == Meaning.Opinion).Select(question => question.Unit)
            );
        }
    }

    private static (Referential? Edition, IReadOnlyList<DocumentFault> Faults) Read(string file) =>
        ReferentialReader.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, file)));
}
