using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Cards;

/// <summary>Makes the playbooks from the authored content: what customers are told, word for word. Pure.</summary>
public static class Playbooks
{
    /// <summary>One for each reason, in the order of the menu.</summary>
    /// <param name="content">The content.</param>
    /// <param name="agent">Who reads, for replies that name the agent.</param>
    /// <param name="locale">The agent's language.</param>
    /// <param name="other">The language beside it.</param>
    public static IReadOnlyList<Playbook> Of(SupportContent content, AgentIdentity agent, string locale, string other)
    {
        ArgumentNullException.ThrowIfNull(content);
        var snapshot = content.Snapshot;
        var (mine, theirs) = (new TextRenderer(snapshot, locale), new TextRenderer(snapshot, other));
        return
        [
            .. snapshot.Menu.Where(topic => topic.IsReason).Select(topic => new Playbook(
                topic.Path, mine.Label(topic.Path), theirs.Label(topic.Path), [.. Parts(snapshot, topic, locale, other)], Replies(content, topic, agent, locale, other))),
        ];
    }

    /// <summary>What all reasons share: correcting details, the checklist, sending it in again, customer service and manual review.</summary>
    public static IReadOnlyList<PlaybookPart> Shared(SupportContent content, string locale, string other)
    {
        ArgumentNullException.ThrowIfNull(content);
        var snapshot = content.Snapshot;
        PlaybookPart Part(string id, string folder, params string[] keys) => new(id, null, null, [.. Entries(snapshot, folder, keys, locale, other)]);
        return
        [
            Part("correction", "correction", "intro", "where", "continue", "locked"),
            Part("checklist", "checklist", "intro", "item.*", "complete", "answer.*"),
            Part("web", "resubmission", "intro.web", "step.web.*"),
            Part("app", "resubmission", "intro.app", "step.app.*"),
            Part("resubmission", "resubmission", "no-button", "answer.*"),
            Part("customer-service", "shared", "customer-service", "customer-service.done"),
            Part("escalation", "escalation", "intro", "step.*", "material.*", "answer.*"),
        ];
    }

    private static IEnumerable<PlaybookPart> Parts(ContentSnapshot content, Topic topic, string locale, string other)
    {
        yield return new("found", null, null, [.. Entries(content, topic.Path, ["found"], locale, other)]);
        foreach (var remedy in topic.Remedies)
        {
            string[] keys = [$"intro.{remedy.Id}", .. remedy.Steps.SelectMany(step => new[] { $"step.{step}", $"more.{step}", $"cant.{step}" }), $"after.{remedy.Id}"];
            yield return new("remedy", ConditionOf(content, topic, remedy, locale), remedy.Next, [.. Entries(content, topic.Path, keys, locale, other)]);
        }

        yield return new("answers", null, null, [.. Entries(content, topic.Path, ["answer.*"], locale, other)]);
    }

    private static string? ConditionOf(ContentSnapshot content, Topic topic, Remedy remedy, string locale)
    {
        var texts = new TextRenderer(content, locale);
        var conditions = remedy.When.Select(when => topic.Questions.ContainsKey(when.Key)
            ? texts.Label($"{topic.Path}/choice.{when.Key}.{when.Value}")
            : texts.Label($"slots/choice.{when.Key}.{when.Value}"));
        return string.Join(" · ", conditions) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The texts of a folder in the order of the keys; a star at the end stands for all that begin like this, in their order in the file.</summary>
    private static IEnumerable<PlaybookEntry> Entries(ContentSnapshot content, string folder, IReadOnlyList<string> keys, string locale, string other)
    {
        var (mine, theirs) = (new TextRenderer(content, locale), new TextRenderer(content, other));
        return from wish in keys
               from key in wish.EndsWith('*') ? content.Folders[folder].Languages[locale].Texts.Keys.Where(key => key.StartsWith(wish[..^1], StringComparison.Ordinal)) : [wish]
               let id = $"{folder}/{key}"
               let text = mine.Find(id, null)
               where text is not null
               select new PlaybookEntry(id, text, theirs.Find(id, null) ?? "", content.FindText(locale, id)!.Facts);
    }

    private static IReadOnlyList<PlaybookReply> Replies(SupportContent content, Topic topic, AgentIdentity agent, string locale, string other)
    {
        IReadOnlyList<CannedReply> In(string language) => CannedReplies.For(content, new ConversationState { Locale = language, Case = new() { Topic = topic.Path } }, agent, locale);
        var theirs = In(other).ToDictionary(reply => reply.Id, reply => reply.Text, StringComparer.Ordinal);
        return [.. In(locale).Select(reply => new PlaybookReply(reply.Id, reply.Name, reply.Text, theirs.GetValueOrDefault(reply.Id, ""), reply.Missing))];
    }
}
