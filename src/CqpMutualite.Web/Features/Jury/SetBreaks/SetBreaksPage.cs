namespace CqpMutualite.Web.Features.Jury.SetBreaks;

/// <summary>The form. <paramref name="Usual"/>: minutes of a pause whose length is not given.</summary>
public sealed record SetBreaksPage(SessionHead Head, SetBreaksForm Form, int Usual);
