namespace SupportBot.Channels.Desk.SignIn;

/// <summary>What the routes of signing in read.</summary>
internal static class SessionBodies
{
    internal sealed record SignInBody(string? UserName, string? Password);

    internal sealed record StatusBody(string? Status);

    internal sealed record PasswordChange(string? Current, string? New);
}
