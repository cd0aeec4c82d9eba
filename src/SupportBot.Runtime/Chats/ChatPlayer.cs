using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Chats;

/// <summary>Plays <c>.chat</c> files against the turn function. Deterministic: the clock stands still.</summary>
/// <param name="content">The content to speak with.</param>
public sealed partial class ChatPlayer(SupportContent content)
{
    /// <summary>Conversations take place by day: at night nobody is told anything that was not asked for.</summary>
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddHours(12);

    private readonly SupportTurn _turn = new(content);

    /// <summary>Plays one file.</summary>
    /// <param name="file">A file whose name ends in its locale: <c>en.chat</c>, <c>lost-phone.en.chat</c>.</param>
    /// <returns>What did not come true.</returns>
    public IReadOnlyList<ContentFault> Play(ContentFile file)
    {
        var faults = new List<ContentFault>();
        var turns = ChatFile.Parse(file, faults);
        var locale = file.Path[(file.Path.LastIndexOf('/') + 1)..^".chat".Length].Split('.')[^1];
        var state = _turn.NewConversation(locale);
        foreach (var turn in turns)
        {
            if (Run(state, turn, file.Path, faults) is not { } result)
            {
                return faults;
            }

            state = result.State;
            faults.AddRange(turn.Expected.Select(expected => Check(file.Path, expected, result)).OfType<ContentFault>());
        }

        return faults;
    }

    private TurnResult? Run(ConversationState state, ChatTurn turn, string path, List<ContentFault> faults)
    {
        if (turn.Action is null)
        {
            var activity = turn.User is { } text ? Activity.Message(text) : new Activity { Type = ActivityTypes.ConversationUpdate };
            return _turn.Run(state, activity, Noon, turn.Queue);
        }

        var acted = _turn.Act(path, state, turn.Action, Noon);
        if (acted.Turn is null)
        {
            faults.Add(new(path, turn.Line, 1, $"The agent cannot do this now: {acted.Refusal}.", "Let the customer ask for a person first, with 'desk: free' above, and let the agent claim the case."));
        }

        return acted.Turn;
    }

    /// <summary>Everything that a customer reads in a turn, in one text.</summary>
    public static string Read(TurnResult result)
    {
        var text = new StringBuilder();
        foreach (var reply in result.Replies.Where(reply => reply.Type == ActivityTypes.Message))
        {
            text.AppendLine(reply.Text);
            foreach (var action in reply.SuggestedActions?.Actions ?? [])
            {
                text.AppendLine(action.Title);
            }
        }

        return text.ToString();
    }

    private static ContentFault? Check(string path, (int Line, ChatExpectation Kind, string Value) expected, TurnResult result)
    {
        var reply = Read(result);
        var (holds, told) = expected.Kind switch
        {
            ChatExpectation.Says => (Occurs(expected.Value, reply), "The reply does not say"),
            ChatExpectation.SaysNothing => (string.IsNullOrWhiteSpace(reply), "The bot speaks, and should be silent"),
            ChatExpectation.DoesNotSay => (!Occurs(expected.Value, reply), "The reply says"),
            _ => (Holds(expected.Value, result), "The conversation does not hold"),
        };
        return holds ? null : new(path, expected.Line, 1, expected.Value.Length == 0 ? $"{told}." : $"{told} '{expected.Value}'.", $"It holds [{string.Join("] [", Held(result))}] and says: {Space().Replace(reply, " ").Trim()}");
    }

    private static bool Holds(string expected, TurnResult result) => Held(result).Contains(expected.Replace(" ", "", StringComparison.Ordinal), StringComparer.Ordinal);

    private static string[] Held(TurnResult result)
    {
        var view = new ConversationView(result);
        return [$"reason={view.Reason}", $"intent={view.Intent}", $"step={view.Dialog}.{view.Step}", $"dialog={view.Dialog}", $"owner={view.Owner}"];
    }

    private static bool Occurs(string pattern, string reply)
    {
        var at = 0;
        var text = Space().Replace(reply, "");
        foreach (var part in pattern.Split("...", StringSplitOptions.RemoveEmptyEntries).Select(part => Space().Replace(part, "")))
        {
            var found = text.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Space();
}
