using CqpMutualite.Web;
using CqpMutualite.Web.Persistence;
using Xunit;

namespace CqpMutualite.Architecture.Tests;

/// <summary>Who may know whom, by what the compiled code touches and by the constants that the source names.</summary>
public class DirectionTests
{
    private const string Platform = Code.Root + ".Platform",
        Persistence = Code.Root + ".Persistence",
        Documents = Code.Root + ".Documents",
        Startup = Code.Root + ".Startup",
        Demonstration = Code.Root + ".Demonstration",
        Shared = Code.Features + ".Shared";

    [Fact]
    public void The_domain_knows_nothing_but_the_base_library()
    {
        Assert.NotEmpty(Code.DomainAssembly.GetReferencedAssemblies());
        Assert.All(Code.DomainAssembly.GetReferencedAssemblies(), reference => Assert.True(IsBase(reference.Name!), reference.FullName));
        Holds(
            type => Code.Stands(type, Code.Domain),
            used => IsBase(used.Assembly.GetName().Name!) || Code.Stands(used, Code.Domain),
            typeof(Domain.Canaries.DomainThatKnowsTheWeb)
        );
    }

    [Fact]
    public void The_platform_knows_the_domain_only() =>
        Holds(
            type => Code.Stands(type, Platform) && !Code.Stands(type, Platform + ".TagHelpers"),
            used => !IsOurs(used) || Code.Stands(used, Code.Domain) || Code.Stands(used, Platform),
            typeof(Web.Platform.Canaries.PlatformThatKnowsTheStore));

    [Fact]
    public void Tag_helpers_know_the_shared_components_too() =>
        Holds(
            type => Code.Stands(type, Platform + ".TagHelpers"),
            used => !IsOurs(used) || Code.Stands(used, Code.Domain) || Code.Stands(used, Platform) || Code.Stands(used, Shared),
            typeof(Web.Platform.TagHelpers.Canaries.TagThatKnowsAFeature));

    [Fact]
    public void The_store_knows_the_domain_and_the_platform() =>
        Holds(
            type => Code.Stands(type, Persistence),
            used => !IsOurs(used) || Code.Stands(used, Code.Domain) || Code.Stands(used, Platform) || Code.Stands(used, Persistence),
            typeof(Web.Persistence.Canaries.StoreThatKnowsThePrinter));

    [Fact]
    public void The_printer_knows_the_domain_and_the_platform() =>
        Holds(
            type => Code.Stands(type, Documents),
            used => !IsOurs(used) || Code.Stands(used, Code.Domain) || Code.Stands(used, Platform) || Code.Stands(used, Documents),
            typeof(Web.Documents.Canaries.PrinterThatKnowsTheStore));

    [Fact]
    public void A_slice_never_knows_another_slice() =>
        Holds(type => Code.SliceOf(type) is not null, SliceKnows, typeof(Web.Features.Canaries.Second.SliceThatKnowsAnother));

    [Fact]
    public void What_the_slices_of_a_feature_share_knows_no_slice() =>
        Holds(
            type => Code.FeatureOf(type) is not null && Code.SliceOf(type) is null && !Code.Stands(type, Shared),
            SliceKnows,
            typeof(Web.Features.Canaries.SharedThatKnowsASlice));

    [Fact]
    public void The_shared_components_know_no_feature() =>
        Holds(
            type => Code.Stands(type, Shared),
            used => !IsOurs(used) || Code.Stands(used, Code.Domain) || Code.Stands(used, Platform) || Code.Stands(used, Documents) || Code.Stands(used, Shared),
            typeof(Web.Features.Shared.Canaries.ComponentThatKnowsAFeature));

    // a view that asks the database asks it once a line
    [Fact]
    public void A_view_knows_what_its_slice_knows_but_no_database() =>
        Holds(
            Code.Views,
            type => Code.SliceOf(type) is not null,
            (type, used) => SliceKnows(type, used) && used != typeof(AppDbContext),
            typeof(Web.Features.Canaries.Second.ViewThatKnowsTheDatabase));

    [Fact]
    public void A_view_that_slices_share_knows_no_slice_and_no_database() =>
        Holds(
            Code.Views,
            type => Code.FeatureOf(type) is not null && Code.SliceOf(type) is null && !Code.Stands(type, Shared),
            (type, used) => SliceKnows(type, used) && used != typeof(AppDbContext),
            typeof(Web.Features.Canaries.SharedThatKnowsASlice));

    [Fact]
    public void Only_the_program_knows_the_startup() =>
        Holds(
            type => Code.Stands(type, Code.Root) && !Code.Stands(type, Startup) && type != typeof(Program),
            used => !Code.Stands(used, Startup),
            typeof(Web.Features.Canaries.Second.SliceThatKnowsTheStartup));

    [Fact]
    public void Only_the_startup_knows_the_demonstration() =>
        Holds(
            type => Code.Stands(type, Code.Root) && !Code.Stands(type, Startup) && !Code.Stands(type, Demonstration),
            used => !Code.Stands(used, Demonstration),
            typeof(Web.Features.Canaries.Second.SliceThatKnowsTheDemonstration));

    [Fact]
    public void The_demonstration_knows_no_slice_and_no_startup() =>
        Holds(
            type => Code.Stands(type, Demonstration),
            used => Code.SliceOf(used) is null && !Code.Stands(used, Startup),
            typeof(Web.Demonstration.Canaries.StoryThatKnowsASlice));

    [Fact]
    public void A_constant_is_seen_where_it_is_named()
    {
        var limits = typeof(Web.Platform.RateLimits);
        Assert.Contains(limits, ConstantUsage.In("using CqpMutualite.Web.Platform; … RateLimits.SignIn", typeof(Program)));
        Assert.DoesNotContain(limits, ConstantUsage.In("using CqpMutualite.Web.Platform; // RateLimits.SignIn", typeof(Program)));
        Assert.DoesNotContain(limits, ConstantUsage.In("RateLimits.SignIn", typeof(Program)));
    }

    // own slice, own feature, the shared components, and the shared pieces of the files (every path works on one) and of the accounts (people are
    // invited from several paths) and of the messages (every path causes some); of the others, only their links
    private static bool SliceKnows(Type type, Type used)
    {
        if (
            !IsOurs(used)
            || Code.Stands(used, Code.Domain)
            || Code.Stands(used, Platform)
            || Code.Stands(used, Persistence)
            || Code.Stands(used, Documents)
            || Code.Stands(used, Shared)
        )
        {
            return true;
        }

        var (feature, slice) = (Code.FeatureOf(used), Code.SliceOf(used));
        return feature is not null
            && (
                (
                    slice is null
                    && (
                        feature == Code.FeatureOf(type)
                        || feature is "Files" or "Accounts" or "Messages"
                        || used.Name.EndsWith("Paths", StringComparison.Ordinal)
                    )
                ) || (slice is not null && feature == Code.FeatureOf(type) && slice == Code.SliceOf(type))
            );
    }

    private static void Holds(Func<Type, bool> subject, Func<Type, bool> may, Type canary) => Holds(subject, (_, used) => may(used), canary);

    private static void Holds(Func<Type, bool> subject, Func<Type, Type, bool> may, Type canary) => Holds(Code.Written, subject, may, canary);

    private static void Holds(IEnumerable<Type> among, Func<Type, bool> subject, Func<Type, Type, bool> may, Type canary)
    {
        var subjects = among.Where(subject).ToList();
        Assert.NotEmpty(subjects);
        Code.None(subjects.SelectMany(type => Faults(type, may)));
        Assert.True(subject(canary), $"{canary} is not a subject of the rule it is meant to break.");
        Assert.NotEmpty(Faults(canary, may));
    }

    private static IEnumerable<string> Faults(Type type, Func<Type, Type, bool> may) =>
        TypeUsage
            .Of(type)
            .Concat(ConstantUsage.Of(type))
            .Select(Code.Outermost)
            .Where(used => !used.Name.StartsWith('<') && !may(type, used))
            .Distinct()
            .Select(used => $"{type.FullName} knows {used.FullName}");

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("CqpMutualite.", StringComparison.Ordinal) == true;

    private static bool IsBase(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal);
}
