namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Where a browser is sent after signing in: pages of the desk, and nothing that a link from elsewhere could have put in their place.</summary>
internal static class LocalPath
{
    public const string Home = "/desk";

    private const string Allowed = "/-_.~?&=";

    /// <summary>The path if it is one of the desk's, else the desk's first page.</summary>
    public static string Of(string? returnUrl) => returnUrl is not null && IsOfDesk(returnUrl) ? returnUrl : Home;

    private static bool IsOfDesk(string path) =>
        (path == Home || path.StartsWith($"{Home}/", StringComparison.Ordinal) || path.StartsWith($"{Home}?", StringComparison.Ordinal))
        && path.All(letter => char.IsAsciiLetterOrDigit(letter) || Allowed.Contains(letter, StringComparison.Ordinal))
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("..", StringComparison.Ordinal);
}
