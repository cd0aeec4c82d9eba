using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>A customer asks for a person. Nothing is promised that cannot be done: without agents, the bot says where people are.</summary>
internal static class Handover
{
    public static void Offer(Turn turn)
    {
        var summary = CaseSummary.Write(turn);
        if (turn.Queue is not null)
        {
            turn.Owner = ConversationOwner.Queue;
            turn.Handoff = new()
            {
                Id = turn.ConversationId,
                Status = CaseStatus.Waiting,
                Trigger = CaseTrigger.Asked,
                OpenedAt = turn.Now,
                WaitingSince = turn.Now,
                StatusSince = turn.Now,
            };
            turn.Cause(new SaveHandoffCase(turn.Handoff, turn.Case, null));
            turn.Say("handoff/reachable");
            return;
        }

        turn.Say("handoff/unreachable");
        turn.SayText(summary);
    }
}
