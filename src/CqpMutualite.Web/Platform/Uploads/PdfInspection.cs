using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>What a PDF holds that readers would run, or that keeps them from opening it.</summary>
public static class PdfInspection
{
    private const long MostUnfolded = 100_000_000;
    private const int MostObjects = 500_000;
    private const int Deepest = 64;
    private const string
        Script = "Ce PDF contient un programme (JavaScript)\u00A0: il n’est pas gardé.",
        Launch = "Ce PDF lance un autre programme à l’ouverture ou au clic\u00A0: il n’est pas gardé.",
        Embedded = "Ce PDF contient d’autres fichiers, que ses lecteurs ne verraient pas\u00A0: il n’est pas gardé. Joignez chacun à part.",
        Locked = "Ce PDF demande un mot de passe pour s’ouvrir. Enregistrez-le sans mot de passe, puis joignez-le.",
        Folded = "Ce PDF se déplie au-delà de ce qui est raisonnable\u00A0: il n’est pas gardé.",
        Advice = " Imprimez-le en PDF, puis joignez le résultat.";

    /// <summary>Why it is refused; null when readers only read it.</summary>
    public static string? RefusalOf(byte[] content)
    {
        var filters = new BoundedFilters();
        string? seen = null;
        var read = false;
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
            read = true;
            seen = Walk(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return Locked;
        }
        catch (Exception) when (!filters.Exceeded)
        {
            // a file that this library does not read may open elsewhere: it is judged on what is written in clear
        }
        catch (Exception)
        {
            return Folded;
        }

        var clear = seen ?? ClearRefusal(content, read);
        return filters.Exceeded ? Folded : clear is Script or Launch ? clear + Advice : clear;
    }

    // every object in force, those of compressed streams included
    private static string? Walk(PdfDocument document)
    {
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Take(MostObjects))
        {
            IToken? token;
            try
            {
                token = document.Structure.GetObject(reference)?.Data;
            }
            catch (Exception)
            {
                // an object that cannot be read runs nothing
                continue;
            }

            if (RefusalIn(token, Deepest) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static string? RefusalIn(IToken? token, int depth) =>
        (depth, token) switch
        {
            (0, _) => null,
            (_, StreamToken stream) => RefusalIn(stream.StreamDictionary, depth),
            (_, ArrayToken array) => array.Data.Select(item => RefusalIn(item, depth - 1)).FirstOrDefault(refusal => refusal is not null),
            (_, DictionaryToken dictionary) => dictionary
                .Data.Select(pair => RefusalOf(pair.Key, (pair.Value as NameToken)?.Data) ?? RefusalIn(pair.Value, depth - 1))
                .FirstOrDefault(refusal => refusal is not null),
            _ => null,
        };

    private static string? RefusalOf(string key, string? name) => (key, name) switch
    {
        ("JS" or "JavaScript", _) or ("S", "JavaScript") => Script,
        ("S", "Launch") => Launch,
        ("EmbeddedFiles" or "EF", _) or ("Type", "EmbeddedFile") => Embedded,
        _ => null,
    };

    // the names written outside of the streams, whatever the tables of the file point to: readers repair what is broken, each in its way
    private static string? ClearRefusal(byte[] content, bool read)
    {
        var names = new HashSet<string>();
        var rest = content.AsSpan();
        while (rest.Length > 0)
        {
            var stream = rest.IndexOf("stream"u8);
            var clear = stream < 0 ? rest : rest[..stream];
            Collect(clear, names);
            if (stream < 0)
            {
                break;
            }

            var end = rest[stream..].IndexOf("endstream"u8);
            rest = end < 0 ? [] : rest[(stream + end + "endstream".Length)..];
        }

        return names.Contains("JavaScript") || names.Contains("JS") ? Script
            : names.Contains("Launch") ? Launch
            : names.Contains("EmbeddedFile") || names.Contains("EmbeddedFiles") || names.Contains("EF") ? Embedded
            : !read && names.Contains("Encrypt") ? Locked
            : null;
    }

    private static void Collect(ReadOnlySpan<byte> clear, HashSet<string> names)
    {
        const int longest = 64;
        for (var slash = clear.IndexOf((byte)'/'); slash >= 0; slash = clear.IndexOf((byte)'/'))
        {
            clear = clear[(slash + 1)..];
            var name = new StringBuilder();
            for (var at = 0; at < clear.Length && name.Length < longest && !"()<>[]{}/% \0\t\r\n\f"u8.Contains(clear[at]); at++)
            {
                // « #4A » is a J
                var code =
                    at + 2 < clear.Length
                    && clear[at] == '#'
                    && byte.TryParse(Encoding.ASCII.GetString(clear.Slice(at + 1, 2)), System.Globalization.NumberStyles.HexNumber, null, out var hex)
                        ? hex
                        : (byte?)null;
                name.Append((char)(code ?? clear[at]));
                at += code is null ? 0 : 2;
            }

            names.Add(name.ToString());
        }
    }

    // what is folded is measured before it is unfolded into memory
    private sealed class BoundedFilters : IFilterProvider
    {
        private long unfolded;

        public bool Exceeded { get; private set; }

        public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

        public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

        public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

        private List<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Filter(this, filter))];

        private void Measure(ReadOnlyMemory<byte> input)
        {
            var buffer = new byte[65_536];
            using var folded = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
            try
            {
                int count;
                while ((count = folded.Read(buffer)) > 0)
                {
                    Count(count);
                }
            }
            catch (InvalidDataException) when (!Exceeded)
            {
                // not folded in that way: the filter itself says what it makes of it
            }
        }

        private void Count(long bytes)
        {
            unfolded += bytes;
            if (unfolded > MostUnfolded)
            {
                Exceeded = true;
                throw new InvalidDataException("The content unfolds beyond the bound.");
            }
        }

        private sealed class Filter(BoundedFilters bounds, IFilter filter) : IFilter
        {
            // no other filter multiplies what it is given by more
            private const int LargestRatio = 1_400;

            public bool IsSupported => filter.IsSupported;

            public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
            {
                switch (filter.GetType().Name)
                {
                    case "FlateFilter":
                        bounds.Measure(input);
                        break;
                    case "LzwFilter" or "RunLengthFilter":
                        bounds.Count((long)input.Length * LargestRatio);
                        break;
                }

                return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            }
        }
    }
}
