using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>Finds the texts that answer what a message asks in between.</summary>
internal static class SideAnswers
{
    /// <summary>More answers than this in one turn are a wall of text.</summary>
    private const int Most = 2;

    /// <summary>An answer this much less clear than the clearest one was not asked for.</summary>
    private const double Margin = 0.15;

    /// <summary>Of two answers that are equally clear, the more special one.</summary>
    private const double Special = 0.01;

    /// <summary>How like a known question a message must be that no phrase stands in.</summary>
    private const double Alike = 0.58;

    private static readonly string[] NotAnswers = ["safety/", "checklist/item."];

    public static IReadOnlyList<string> Find(Utterance utterance, Turn turn)
    {
        var asked = Asked(utterance, turn);
        return asked.Length == 0 ? Resembling(utterance, turn) : [.. Distinct(asked.TakeWhile(answer => answer.Score >= asked[0].Score - Margin).Select(answer => answer.Id), turn).Take(Most).OrderBy(id => Place(id, turn))];
    }

    /// <summary>Nothing was understood word for word, but a known question is much like it.</summary>
    private static IReadOnlyList<string> Resembling(Utterance utterance, Turn turn)
    {
        var likest = utterance.Resembling.Select(found => (Id: found.Key, Likeness: found.Value + Nearness(found.Key, turn))).OrderByDescending(found => found.Likeness).FirstOrDefault();
        return likest.Id is not null && likest.Likeness >= Alike && IsAnswer(likest.Id, turn) ? [likest.Id] : [];
    }

    /// <summary>The money question comes before anything else (TONE); so questions are answered in the order of their places.</summary>
    private static int Place(string id, Turn turn) =>
        id.Split('/') is ["questions", var name, _] && turn.Content.Questions.TryGetValue(name, out var question) ? question.Position : int.MaxValue;

    /// <summary>How clearly something was asked in between; 0 when nothing was.</summary>
    public static double Clarity(Utterance utterance, Turn turn) => Asked(utterance, turn) is [var clearest, ..] ? clearest.Score : 0;

    private static (string Id, double Score)[] Asked(Utterance utterance, Turn turn) =>
    [
        .. utterance.Intents.Where(intent => turn.Content.Questions.ContainsKey(intent.Key))
            .Select(intent => (Id: $"questions/{intent.Key}/answer", Score: intent.Value))
            .Concat(utterance.Answers.Where(answer => IsAnswer(answer.Key, turn)).Select(answer => (Id: answer.Key, Score: answer.Value + Special + Nearness(answer.Key, turn))))
            .Select(answer => answer with { Id = InPlaceOf(answer.Id, turn) })
            .OrderByDescending(answer => answer.Score),
    ];

    /// <summary>Who waits for manual review asks how long that takes, and a nationality is not corrected like other details.</summary>
    private static string InPlaceOf(string id, Turn turn) => id switch
    {
        "questions/how-long/answer" when RootDialog.MustEscalate(turn) => "escalation/answer.time",
        "escalation/answer.fourth-try" when !RootDialog.MustEscalate(turn) => turn.Case.Status == FollowUpDialog.UnderReview ? "follow-up/answer.again" : "where-reason/hold",
        _ when turn.Case.Status == FollowUpDialog.Verified && (id.StartsWith("questions/account-effects/", StringComparison.Ordinal) || id.StartsWith("questions/funds-safe/", StringComparison.Ordinal)) => "follow-up/approved",
        "correction/where" when turn.Case.Slots.GetValueOrDefault("detail") == "nationality" => "correction/locked",
        _ => id,
    };

    /// <summary>Says the answers before the bubbles from <paramref name="position"/> on, leaving out what was stated in this turn.</summary>
    public static bool Say(IReadOnlyList<string> answers, Turn turn, int position)
    {
        var before = turn.Replies.Count;
        foreach (var id in answers.Where(id => !turn.HasStated(Facts(id, turn))))
        {
            turn.SayBefore(position + turn.Replies.Count - before, id, Explanation(id));
        }

        return turn.Replies.Count > before;
    }

    /// <summary>A step that was asked about is said with its explanation.</summary>
    private static string? Explanation(string id) => id.Contains("/step.", StringComparison.Ordinal) ? id.Replace("/step.", "/more.", StringComparison.Ordinal) : null;

    /// <summary>Two topics may have the same step; the one that the case is about is nearer.</summary>
    private static double Nearness(string id, Turn turn) => turn.Case.Topic is { } topic && id.StartsWith(topic + "/", StringComparison.Ordinal) ? 0.1 : 0;

    private static bool IsAnswer(string id, Turn turn) =>
        !Array.Exists(NotAnswers, other => id.StartsWith(other, StringComparison.Ordinal)) && turn.Content.FindText(turn.Locale, id) is not null
        || id.StartsWith("safety/answer.", StringComparison.Ordinal);

    private static IEnumerable<string> Distinct(IEnumerable<string> ids, Turn turn)
    {
        var stated = new List<IReadOnlyList<string>>();
        foreach (var id in ids)
        {
            var facts = Facts(id, turn);
            if (facts.Count == 0 || !stated.Exists(other => other.Intersect(facts).Count() * 2 > Math.Min(facts.Count, other.Count)))
            {
                stated.Add(facts);
                yield return id;
            }
        }
    }

    private static IReadOnlyList<string> Facts(string id, Turn turn) => turn.Content.FindText(turn.Locale, id)?.Facts ?? [];
}
