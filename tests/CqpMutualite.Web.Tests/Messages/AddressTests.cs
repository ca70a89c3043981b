using CqpMutualite.Domain.People;
using MimeKit;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>What is accepted as an address is what the mailer can write to.</summary>
public class AddressTests
{
    private static readonly string[] Accepted =
    [
        "zoe@horizon.example", "jean-noel.o'brien@horizon.example", "a@b.example",
        "prenom.nom+cqp@sous.domaine.example", "1@2.example", "z_z@mutualité.example",
        "x@xn--mutualit-i1a.example", "a!#$%&'*+/=?^_`{|}~-b@horizon.example",
    ];

    private static readonly string[] Refused =
    [
        "zoe", "zoe@", "@horizon.example", "zoe@horizon", "zoe@@horizon.example", "zoe@horizon..example", ".zoe@horizon.example", "zoe.@horizon.example",
        "zo..e@horizon.example", "zoé@horizon.example", "zoe martin@horizon.example", "zoe@hori zon.example", "zoe@horizon.example, autre@horizon.example",
        "Zoé <zoe@horizon.example>", "<zoe@horizon.example>", "\"zoe\"@horizon.example", "zoe@[127.0.0.1]", "zoe@-horizon.example", "zoe@horizon-.example",
        "zoe@horizon.example.", "zoe@horizon_x.example", "zoe@horizon.7", "zoe(x)@horizon.example", "zoe@horizon.example;autre", "zoe:x@horizon.example",
        "zo\0e@horizon.example", "zoe@horizon.example\r\nBcc: autre", "zoe\u00A0@horizon.example", "zoe@horizon\u200B.example",
    ];

    [Fact]
    public void What_is_accepted_is_parsed_as_that_address_and_nothing_else()
    {
        foreach (var address in Accepted.Concat(Refused).Concat(Typed()).Where(typed => EmailAddress.Refusal(typed) is null))
        {
            Assert.True(MailboxAddress.TryParse(address.Trim(), out var parsed), address);
            Assert.Equal((MailboxAddress.EncodeAddrspec(address.Trim()), true), (parsed.GetAddress(idnEncode: true), string.IsNullOrEmpty(parsed.Name)));
        }
    }

    [Fact]
    public void What_is_no_address_is_refused_with_a_sentence()
    {
        Assert.All(Accepted, address => Assert.Null(EmailAddress.Refusal(address)));
        Assert.All(Refused, address => Assert.NotNull(EmailAddress.Refusal(address)));
        Assert.NotNull(EmailAddress.Refusal(new string('a', 65) + "@horizon.example"));
        Assert.NotNull(EmailAddress.Refusal("zoe@" + string.Join('.', Enumerable.Repeat(new string('a', 60), 5)) + ".example"));
    }

    // addresses as fingers make them: the same ones each time
    private static IEnumerable<string> Typed()
    {
        const string signs = "ab.@-_'+\"<>()[]:;, é\u00A0\t%/\\0";
        var random = new Random(20260615);
        return Enumerable.Range(0, 20_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => signs[random.Next(signs.Length)])]))
            .Select(typed => random.Next(2) == 0 ? typed + "@horizon.example" : "zoe@" + typed + ".example");
    }
}
