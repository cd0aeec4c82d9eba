using System.Globalization;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;
using SupportBot.Storage;

namespace SupportBot.Benchmarks.Queue;

/// <summary>Cases as turns write them, with the messages of <c>tests/messages</c> as their last lines.</summary>
internal sealed class ManyCases(SupportStore store)
{
    private const int AtOnce = 512;

    private static readonly DateTimeOffset Began = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string[] _lines = [.. Directory.EnumerateFiles(Path.Combine(Dialogs.Root, "tests", "messages"), "*.tsv").Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split('\t')[^1])];

    private TurnCommit? _last;

    private int _written;

    public async Task WriteAsync(int closed, int waiting)
    {
        foreach (var some in Enumerable.Range(0, closed + waiting).Chunk(AtOnce))
        {
            var turns = some.Select(at => First(at, at < closed ? CaseStatus.Resolved : CaseStatus.Waiting)).ToArray();
            await Task.WhenAll(turns.Select(turn => store.Conversations.CommitAsync(turn, CancellationToken.None)));
            _last = turns[^1];
        }
    }

    /// <summary>Commits another turn of the last conversation.</summary>
    public async Task ChangeAsync(bool hasNewWords)
    {
        var (before, saved) = (_last!.Conversation, (SaveHandoffCase)_last.Effects[0]);
        _last = _last with
        {
            Conversation = before with { Version = before.Version + 1, LastSequence = before.LastSequence + 1, LastTimestamp = before.LastTimestamp.AddSeconds(1) },
            Effects = [saved with { Line = hasNewWords ? LineOf(++_written * 7) : null }],
        };
        if (await store.Conversations.CommitAsync(_last, CancellationToken.None) != CommitResult.Committed)
        {
            throw new InvalidOperationException("Somebody else writes in the benchmark's store.");
        }
    }

    private TurnCommit First(int at, string status)
    {
        var opened = Began.AddSeconds(at);
        var handoff = new HandoffCase
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"k{at:D9}"),
            Status = status,
            Trigger = CaseTrigger.Asked,
            Priority = at % 3,
            OpenedAt = opened,
            WaitingSince = opened,
            StatusSince = opened,
        };
        var facts = new CaseState { Topic = at % 2 == 0 ? "reasons/glare" : "reasons/blurred-photo", Quote = LineOf(at), Rejections = at % 5 }.With("document", "passport").With("channel", "app");
        var id = string.Create(CultureInfo.InvariantCulture, $"c{at}");
        return new()
        {
            Conversation = new()
            {
                Reference = new()
                {
                    ChannelId = "directline",
                    Conversation = new() { Id = id },
                    User = new() { Id = "dl_customer", Role = "user" },
                    Bot = new() { Id = "supportbot", Role = "bot" },
                    Locale = "en",
                },
                State = new() { Locale = "en", Handoff = handoff, Case = facts, Owner = status == CaseStatus.Waiting ? ConversationOwner.Queue : ConversationOwner.Assistant },
                Version = 1,
                LastSequence = 1,
                LastTimestamp = opened,
            },
            Activities = [Activity.Message("Welcome") with { Id = $"{id}|1" }],
            Effects = [new SaveHandoffCase(handoff, facts, LineOf(at))],
        };
    }

    /// <summary>Three messages in one line: as long as customers' longer ones.</summary>
    private string LineOf(int at) => string.Join(' ', Enumerable.Range(0, 3).Select(part => _lines[(at * 31 + part * 17) % _lines.Length]));
}
