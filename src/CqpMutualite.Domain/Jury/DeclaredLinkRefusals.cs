using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury;

/// <summary>Every reason for which a declared link, or a private note, refuses.</summary>
public static class DeclaredLinkRefusals
{
    public static Refusal KindMissing => new("jury.link-kind-missing", "Dites de quel lien il s’agit.", "Kind");

    public static Refusal WordsMissing =>
        new("jury.link-words-missing", "Dites ce lien en quelques mots : qui pèse ce qu’il en est doit le comprendre.", "Words");

    public static Refusal WordsTooLong => new("jury.link-words-too-long", "Ce texte tient en 1 000 signes.", "Words");

    public static Refusal Decided =>
        new("jury.link-decided", "La décision de ce dossier est signée : la déclaration ne change plus. Adressez-vous à l’organisateur de la session.");

    public static Refusal NothingToWithdraw => new("jury.link-none", "Aucun lien n’est déclaré sur ce dossier.");

    /// <summary>A private note that does not fit.</summary>
    public static Refusal NoteTooLong(string unit) => new("jury.note-too-long", "Une note tient en 4 000 signes.", unit);
}
