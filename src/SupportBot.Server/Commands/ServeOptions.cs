namespace SupportBot.Server.Commands;

/// <summary>What the command line says about serving. What it leaves out comes from the environment, from appsettings.json, or is the default.</summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="Data">The folder of the store and the keys.</param>
/// <param name="Environment">Production or Development.</param>
/// <param name="Bot">A bot that answers in the program's place, in Development.</param>
/// <param name="Settings">Single settings, each as <c>Section:Key=Value</c>.</param>
internal sealed record ServeOptions(string? Urls, string? Data, string? Environment, string? Bot, IReadOnlyList<string> Settings)
{
    public static ServeOptions None { get; } = new(null, null, null, null, []);

    /// <summary>Settings that are not of the form that can be read.</summary>
    public IEnumerable<string> Faults() => Settings.Where(setting => setting.IndexOf('=', StringComparison.Ordinal) < 1)
        .Select(setting => $"--set {setting} is no setting. Write it as Section:Key=Value.");

    /// <summary>All of it as the configuration reads it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToConfiguration()
    {
        if (Urls is not null)
        {
            yield return new("urls", Urls);
        }

        if (Data is not null)
        {
            yield return new("Storage:Path", Path.Combine(Data, "supportbot.db"));
            yield return new("DirectLine:KeyFile", Path.Combine(Data, "direct-line.key"));
            yield return new("Alerts:KeyFile", Path.Combine(Data, "alerts.key"));
        }

        if (Bot is not null)
        {
            yield return new("DirectLine:BotUrl", Bot);
        }

        foreach (var setting in Settings.Where(setting => setting.Contains('=', StringComparison.Ordinal)))
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            yield return new(setting[..at], setting[(at + 1)..]);
        }
    }
}
