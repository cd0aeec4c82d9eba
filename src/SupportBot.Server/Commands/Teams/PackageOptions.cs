using System.Text.RegularExpressions;

namespace SupportBot.Server.Commands.Teams;

/// <summary>What the command line says about the app package for Teams. What it leaves out is the default.</summary>
/// <param name="AppId">The bot's Microsoft App ID; the app has the same id.</param>
/// <param name="Host">Where the server is reached, without a scheme.</param>
internal sealed partial record PackageOptions(string AppId, string Host)
{
    public const string DefaultVersion = "1.0.0";

    public const string DefaultOut = "supportbot-teams.zip";

    /// <summary>The bot's name in Teams. Default: the operator's name in profile.json.</summary>
    public string? Name { get; init; }

    /// <summary>The name for people who have Teams in Chinese. Default: <see cref="Name"/>, then the operator's Chinese name.</summary>
    public string? ChineseName { get; init; }

    /// <summary>Version of the package; Teams takes an update only when it is higher than before.</summary>
    public string Version { get; init; } = DefaultVersion;

    /// <summary>The operator's page. Default: the server's own.</summary>
    public string? Website { get; init; }

    /// <summary>The page that tells what happens with personal data. Default: <see cref="Website"/>.</summary>
    public string? Privacy { get; init; }

    /// <summary>The page with the terms of use. Default: <see cref="Website"/>.</summary>
    public string? Terms { get; init; }

    /// <summary>Whether the app asks to read the channels of its team, for the desk in Teams. Default: no, and it asks for nothing.</summary>
    public bool HasDesk { get; init; }

    /// <summary>The folder with the template. Default: deployment/teams.</summary>
    public string? Template { get; init; }

    /// <summary>The file to write; one that exists is replaced.</summary>
    public string Out { get; init; } = DefaultOut;

    /// <summary>The operator's page, whichever way it came.</summary>
    public string WebsiteOrHost => Website ?? $"https://{Host}/";

    /// <summary>Options that cannot be right, each with its cure.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Guid.TryParseExact(AppId, "D", out var id) || id == Guid.Empty)
        {
            yield return $"--app-id is '{AppId}'. Write the bot's Microsoft App ID, as Entra shows it: 32 digits in five groups, and not all zero.";
        }

        if (!HostName().IsMatch(Host))
        {
            yield return $"--host is '{Host}'. Write the name under which the internet reaches the server, without scheme, port or path, such as chat.example.com.";
        }

        if (!VersionNumber().IsMatch(Version))
        {
            yield return $"--app-version is '{Version}'. Write three numbers, such as {DefaultVersion}.";
        }

        foreach (var (option, page) in new[] { ("--website", Website), ("--privacy", Privacy), ("--terms", Terms) })
        {
            if (page is not null && !IsPage(page))
            {
                yield return $"{option} is '{page}'. Write the whole address of the page, such as https://www.example.com/page.";
            }
        }
    }

    private static bool IsPage(string text) => Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps;

    // The last part begins with a letter, so that no address made of numbers passes.
    [GeneratedRegex(@"\A(?=.{4,253}\z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A(?:0|[1-9][0-9]{0,8})(?:\.(?:0|[1-9][0-9]{0,8})){2}\z", RegexOptions.None, 5000)]
    private static partial Regex VersionNumber();
}
