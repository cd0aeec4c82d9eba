using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>What wins over every other branch: secrets that were pasted, scams, distress, wishes to get round the check (SAFETY).</summary>
internal static class SafetyNotices
{
    private const int Most = 2;

    public static bool Say(Redaction redaction, Utterance utterance, Turn turn)
    {
        var before = turn.Replies.Count;
        foreach (var kind in redaction.Kinds.Take(Most))
        {
            turn.Say($"safety/secret.{kind.Name()}");
        }

        if (Says(utterance, "safety/distress"))
        {
            turn.Say("safety/distress");
        }
        else if (Clearest(utterance, turn.Content.Scams, "safety/scam.") is { } scam)
        {
            turn.Say(scam);
        }
        else if (Clearest(utterance, turn.Content.Evasions, "safety/evasion.") is { } evasion && !AnswersInstead(utterance, evasion))
        {
            turn.Say(evasion);
        }

        return turn.Replies.Count > before;
    }

    private static bool Says(Utterance utterance, string id) => utterance.Answers.Any(answer => answer.Key == id);

    /// <summary>A harmless case, such as a VPN that was on by accident, has an answer of its own that is at least as clear.</summary>
    private static bool AnswersInstead(Utterance utterance, string evasion) =>
        utterance.Answers.TakeWhile(answer => answer.Key != evasion).Any(answer => answer.Key.StartsWith("safety/answer.", StringComparison.Ordinal));

    private static string? Clearest(Utterance utterance, IReadOnlyList<string> ids, string prefix) => utterance.Answers
        .Select(answer => answer.Key)
        .FirstOrDefault(id => id.StartsWith(prefix, StringComparison.Ordinal) && ids.Contains(id[prefix.Length..], StringComparer.Ordinal));
}
