using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Finds the colleagues whom a text calls: <c>@</c> and a name, or a user name, in whatever case. Pure.</summary>
internal static class MentionReader
{
    public const string Sign = "@";

    private const int LongestName = 40;

    /// <summary>From here on scripts write words without spaces between them.</summary>
    private const char FirstWithoutSpaces = '\u2E80';

    /// <param name="text">The note.</param>
    /// <param name="agents">All accounts.</param>
    /// <param name="chosen">Ids that decide where several accounts have the name.</param>
    /// <returns>Whom it calls, each once; and the names of whom it cannot call.</returns>
    public static (IReadOnlyList<AgentIdentity> Called, IReadOnlyList<MissedMention> Missed) Read(
        string text, IReadOnlyList<AgentAccount> agents, IReadOnlyList<string> chosen)
    {
        Dictionary<string, AgentIdentity> called = new(StringComparer.Ordinal);
        HashSet<MissedMention> missed = [];
        for (var at = text.IndexOf(Sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Sign, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && IsOfWord(text[at - 1]))
            {
                continue;
            }

            var rest = text.AsSpan(at + 1);
            var named = Named(rest, agents, chosen);
            foreach (var agent in named.Where(agent => !agent.IsDisabled))
            {
                called.TryAdd(agent.Id, new(agent.Id, NameIn(rest, agent)));
            }

            if (named.All(agent => agent.IsDisabled) && Word(rest) is { Length: > 0 } word)
            {
                missed.Add(named is [var closed, ..] ? new(NameIn(rest, closed), "disabled") : new(word, "unknown"));
            }
        }

        return ([.. called.Values], [.. missed]);
    }

    /// <summary>Whom the text begins with: those of the longest name, and of several with one name the chosen ones, if any was chosen.</summary>
    private static IReadOnlyList<AgentAccount> Named(ReadOnlySpan<char> text, IReadOnlyList<AgentAccount> agents, IReadOnlyList<string> chosen)
    {
        List<AgentAccount> named = [];
        var longest = 0;
        foreach (var agent in agents)
        {
            var length = LengthIn(text, agent);
            if (length > longest)
            {
                named.Clear();
                longest = length;
            }

            if (length > 0 && length == longest)
            {
                named.Add(agent);
            }
        }

        return named.Where(agent => chosen.Contains(agent.Id)).ToArray() is { Length: > 0 } picked ? picked : named;
    }

    private static string NameIn(ReadOnlySpan<char> text, AgentAccount agent) => text[..LengthIn(text, agent)].ToString();

    private static int LengthIn(ReadOnlySpan<char> text, AgentAccount agent) =>
        StartsWith(text, agent.Name) ? agent.Name.Length : StartsWith(text, agent.UserName) ? agent.UserName.Length : 0;

    private static bool StartsWith(ReadOnlySpan<char> text, string name) => name.Length > 0
        && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && !(text.Length > name.Length && IsOfWord(text[name.Length]) && IsOfWord(name[^1]));

    /// <summary>What was probably meant as a name.</summary>
    private static string Word(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < LongestName && (char.IsLetterOrDigit(text[length]) || text[length] is '-' or '_'))
        {
            length++;
        }

        return text[..length].ToString();
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) && letter < FirstWithoutSpaces;
}
