namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Something that is said to the bot about the desk itself.</summary>
/// <param name="Kind">What is meant.</param>
/// <param name="Locale">The language in which it was said.</param>
/// <param name="Code">The code that came with it; <see langword="null"/> for <see cref="Meaning.Stop"/>.</param>
internal sealed record DeskCommand(DeskCommand.Meaning Kind, string Locale, string? Code)
{
    private const int MostCharacters = 60;

    /// <summary>What can be said about the desk itself.</summary>
    internal enum Meaning
    {
        /// <summary>The channel becomes the desk's.</summary>
        Open,

        /// <summary>The channel is the desk's no longer.</summary>
        Stop,

        /// <summary>Who says it is an agent.</summary>
        Link,
    }

    /// <summary>Reads a message without the bot's name; <see langword="null"/> when it is none. A code has digits or a hyphen, so that talk is not taken for one.</summary>
    public static DeskCommand? Read(string text, DeskWords words)
    {
        var said = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (said.Length is 0 or > MostCharacters)
        {
            return null;
        }

        if (words.LocaleIn(said, "command.stop") is { } stopped)
        {
            return new(Meaning.Stop, stopped, null);
        }

        return said.LastIndexOf(' ') is > 0 and var space && IsCode(said[(space + 1)..])
            ? Read(said[..space], said[(space + 1)..], words)
            : null;
    }

    private static DeskCommand? Read(string word, string code, DeskWords words) =>
        words.LocaleIn(word, "command.link") is { } linking ? new(Meaning.Link, linking, code)
        : words.LocaleIn(word, "command.desk") is { } opening ? new(Meaning.Open, opening, code)
        : null;

    private static bool IsCode(string text) => text.Length >= 4 && text.Any(letter => char.IsAsciiDigit(letter) || letter == '-') && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
