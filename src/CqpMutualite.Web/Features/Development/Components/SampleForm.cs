using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Development.Components;

/// <summary>One property per kind of control.</summary>
public sealed class SampleForm
{
    [Display(Name = "Nom de naissance"), Required]
    public string? BirthName { get; set; }

    [Display(Name = "Prénom"), Required]
    public string? FirstName { get; set; }

    [Display(Name = "Date de naissance"), Required]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Adresse électronique"), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [Display(Name = "CQP préparé"), Required]
    public string? Edition { get; set; }

    [Display(Name = "Mention"), Required]
    public string? Mention { get; set; }

    [Display(Name = "Domaines présentés")]
    public string[] Units { get; set; } = ["D2"];

    [Display(Name = "Expérience en années")]
    public int? Years { get; set; }

    [Display(Name = "Projet du candidat"), DataType(DataType.MultilineText), MaxLength(200)]
    public string? Project { get; set; }

    [Display(Name = "Le candidat a reçu la notice d’information.")]
    public bool Informed { get; set; }

    [Display(Name = "Mot de passe"), DataType(DataType.Password)]
    public string? Password { get; set; }
}
