using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Support.Cards;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>What the bot tells customers, for agents to read: the authored content as it is now. Nothing of any customer is in it.</summary>
internal sealed class PlaybookEndpoints(SupportContent content, DeskTexts texts)
{
    public void Map(DeskRoutes routes) => routes.Get<PlaybookBodies.PlaybookList>(
        "playbooks", AgentRole.Agent, ReadAsync,
        "What the bot tells customers for each reason, in the agent's language and in another one, with the facts that it states.");

    private Task<IResult> ReadAsync(HttpContext context, DeskCaller caller)
    {
        var snapshot = content.Snapshot;
        var locale = texts.LocaleOf(context, caller);
        var other = snapshot.Locales.FirstOrDefault(known => known != locale, locale);
        var reasons = Playbooks.Of(content, caller.Identity, locale, other);
        var shared = Playbooks.Shared(content, locale, other);
        var facts = reasons.SelectMany(reason => reason.Parts).Concat(shared).SelectMany(part => part.Entries).SelectMany(entry => entry.Facts)
            .Distinct().Where(snapshot.Facts.ContainsKey).Select(id => snapshot.Facts[id]);
        return Task.FromResult<IResult>(DeskJson.Answer(
            new(locale, texts.Content.NameOf(locale), other, texts.Content.NameOf(other), reasons, shared, [.. facts.Select(fact => new PlaybookBodies.StatedFact(fact.Id, fact.Statement))]),
            DeskJson.Wire.PlaybookList));
    }
}
