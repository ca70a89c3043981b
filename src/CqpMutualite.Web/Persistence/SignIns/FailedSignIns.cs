namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>Why nobody came in.</summary>
public enum SignInFailure
{
    /// <summary>No such account, or not its password: nothing tells one from the other.</summary>
    Password,

    /// <summary>Not the code of the application, or a recovery code that serves no more.</summary>
    Code,

    /// <summary>A passkey that opens no account.</summary>
    Passkey,

    /// <summary>Not the code of a letter.</summary>
    Letter,

    /// <summary>The directory of an organisation vouches for nobody who has an account there.</summary>
    Directory,

    /// <summary>Too soon after others: nothing was looked at.</summary>
    TooSoon,

    /// <summary>The account is suspended, has no capacity left, or must come in by the directory of its organisation.</summary>
    Closed,
}

/// <summary>The one place where every failed sign-in is known, without a word on whose it was.</summary>
public sealed class FailedSignIns(SignInWatch watch)
{
    public void Note(SignInFailure failure) =>
        watch.Refused(failure.ToString().ToLowerInvariant(), locked: failure is SignInFailure.TooSoon or SignInFailure.Closed);
}
