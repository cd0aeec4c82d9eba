using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Desk;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support;

/// <summary>The turn function: a state and an activity in, a new state, replies and effects out. Pure (D2) and thread-safe.</summary>
public sealed class SupportTurn
{
    private readonly SupportContent _content;
    private readonly CustomerTurn _customer;
    private readonly SharedTurn _shared;
    private readonly DeskActions _desk;

    /// <summary>The turn function that speaks with <paramref name="content"/>.</summary>
    public SupportTurn(SupportContent content)
    {
        _content = content;
        _customer = new(content);
        _shared = new(content, _customer);
        _desk = new(content);
    }

    /// <summary>The state of a conversation in which nothing was said.</summary>
    public ConversationState NewConversation(string? locale) => new() { Locale = _content.Snapshot.ResolveLocale(locale) };

    /// <summary>The state in which a conversation that ended begins anew, in a chat that stays the same: of what was, only what agents and reports need is left.</summary>
    public ConversationState BeginAnew(ConversationState ended, string? locale)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return NewConversation(locale ?? ended.Locale) with { Handoff = ended.Handoff, TimeZone = ended.TimeZone, Insight = ended.Insight };
    }

    /// <summary>Works out one turn.</summary>
    /// <param name="state">The state that the last turn left.</param>
    /// <param name="activity">
    /// What came in. A message is answered, unless an agent has the conversation, and so is a change of the last one; a <c>conversationUpdate</c> is greeted, everything else noted.
    /// </param>
    /// <param name="now">The time of the turn.</param>
    /// <param name="queue">What may be expected of agents; <see langword="null"/> where none can take over.</param>
    public TurnResult Run(ConversationState state, Activity activity, DateTimeOffset now, QueueOutlook? queue = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(activity);
        var placed = CustomerSide.Place(state, activity);
        return activity.Type switch
        {
            _ when activity.Conversation?.IsShared() == true => _shared.Answer(placed, activity, now),
            ActivityTypes.Message when state.Owner == ConversationOwner.Agent => _customer.Listen(placed, activity, now),
            ActivityTypes.Message => Presenter.Present(_customer.Answer(placed, activity, now, queue)),
            ActivityTypes.MessageUpdate when state.Owner != ConversationOwner.Agent && MessageChange.Of(activity) is { IsLatest: true } =>
                Presenter.Present(_customer.Answer(placed, activity, now, queue)),
            ActivityTypes.ConversationUpdate when state.IsRemoved => Presenter.Present(_customer.Welcome(placed, activity, now)),
            ActivityTypes.ConversationUpdate when state is { Stack.Count: 0, Depth: 0, Owner: ConversationOwner.Assistant } => Presenter.Present(_customer.Greet(placed, activity, now)),
            _ => _customer.Note(placed, activity, now),
        };
    }

    /// <summary>Works out what agents, or the program in their place, do to a conversation.</summary>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="state">The state that the last turn left.</param>
    /// <param name="action">What is done.</param>
    /// <param name="now">The time of the turn.</param>
    /// <returns>A turn to commit, or the reason why there is none.</returns>
    public DeskResult Act(string conversationId, ConversationState state, DeskAction action, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(action);
        return _desk.Act(conversationId, state, action, now);
    }
}
