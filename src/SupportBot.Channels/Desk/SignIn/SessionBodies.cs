namespace SupportBot.Channels.Desk.SignIn;

/// <summary>What the routes of signing in read.</summary>
internal static class SessionBodies
{
    internal sealed record SignInBody(string? UserName, string? Password);

    internal sealed record StatusBody(string? Status);

    /// <param name="Languages">Languages whose cases the program gives; null or empty: every language.</param>
    /// <param name="Capacity">The most open cases, 1 to 50; null: what the profile says.</param>
    internal sealed record WorkBody(IReadOnlyList<string>? Languages, int? Capacity);

    internal sealed record PasswordChange(string? Current, string? New);
}
