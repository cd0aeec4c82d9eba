using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>A customer asks for a person. Nothing is promised that cannot be done: without agents, the bot says where people are.</summary>
internal static class Handover
{
    public static void Offer(Turn turn)
    {
        var summary = CaseSummary.Write(turn);
        if (turn.AgentsReachable)
        {
            turn.Owner = ConversationOwner.Queue;
            turn.Cause(new OpenHandoffCase(turn.Case, summary));
            turn.Say("handoff/reachable");
            return;
        }

        turn.Say("handoff/unreachable");
        turn.SayText(summary);
    }
}
