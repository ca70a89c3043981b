using CqpMutualite.Domain.Organisations;

namespace CqpMutualite.Web.Features.Organisations.KeepContact;

/// <summary>The form; <paramref name="Contact"/> is null for a new one.</summary>
public sealed record KeepContactPage(OrganisationHead Organisation, Guid? Contact, KeepContactForm Form)
{
    /// <summary>The contact as it is, or as it was typed (<paramref name="form"/>); null when it is gone.</summary>
    public static KeepContactPage? Of(Organisation organisation, Guid? contact, KeepContactForm? form) => Exists(organisation, contact)
        ? new(organisation, contact, form ?? KeepContactForm.Of(organisation.Contacts.FirstOrDefault(known => known.Id == contact)))
        : null;

    /// <summary>A contact of that organisation, or a new one (null).</summary>
    public static bool Exists(Organisation organisation, Guid? contact) => contact is null || organisation.Contacts.Any(known => known.Id == contact);
}
