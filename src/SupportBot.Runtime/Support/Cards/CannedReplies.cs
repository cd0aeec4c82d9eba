using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Cards;

/// <summary>The replies of <c>dialogs/replies</c> for one case. Pure.</summary>
public static partial class CannedReplies
{
    private const string Folder = ReplyTexts.Folder;

    /// <summary>All replies, in the order of their file.</summary>
    /// <param name="content">The content.</param>
    /// <param name="state">The conversation.</param>
    /// <param name="agent">Who writes, for <c>{agent}</c>; <see langword="null"/> leaves it out.</param>
    /// <param name="agentLocale">The language of the names.</param>
    public static IReadOnlyList<CannedReply> For(SupportContent content, ConversationState state, AgentIdentity? agent, string agentLocale)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(state);
        var snapshot = content.Snapshot;
        if (!snapshot.Folders.TryGetValue(Folder, out var folder) || !folder.Languages.TryGetValue(snapshot.ResolveLocale(state.Locale), out var replies))
        {
            return [];
        }

        var texts = new TextRenderer(snapshot, snapshot.ResolveLocale(state.Locale));
        var names = new TextRenderer(snapshot, snapshot.ResolveLocale(agentLocale));
        var values = Values(texts, snapshot, state, agent);
        return
        [
            .. from id in replies.Texts.Keys
               where !ReplyTexts.IsName(id)
               let text = texts.Find($"{Folder}/{id}", values)!
               select new CannedReply(id, names.Find($"{Folder}/{ReplyTexts.NameOf(id)}", null) ?? id, text, [.. Brace().Matches(text).Select(brace => brace.Groups[1].Value).Distinct()]),
        ];
    }

    private static Dictionary<string, string> Values(TextRenderer texts, ContentSnapshot content, ConversationState state, AgentIdentity? agent)
    {
        var known = state.Case;
        (string Name, string? Value)[] values =
        [
            ("agent", agent?.Name),
            ("case", state.Handoff?.Id),
            ("reason", known.Topic is { } topic && content.Topics.ContainsKey(topic) ? texts.Label(topic) : null),
            ("document", Slot("document")),
            ("channel", Slot("channel")),
            ("count", known.Rejections > 0 ? known.Rejections.ToString(CultureInfo.InvariantCulture) : null),
            ("hours", known.HoursTold?.ToString(CultureInfo.InvariantCulture)),
        ];
        return values.Where(value => value.Value is not null).ToDictionary(value => value.Name, value => Evidence.Quoted(value.Value!), StringComparer.Ordinal);

        string? Slot(string name) => known.Slots.TryGetValue(name, out var value) ? texts.Label($"slots/choice.{name}.{value}") : null;
    }

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Brace();
}
