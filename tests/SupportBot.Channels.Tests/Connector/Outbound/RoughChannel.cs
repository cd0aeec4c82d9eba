using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>A channel that does all that channels do on bad days, by a seed: it refuses, hangs, loses answers after it took what came.</summary>
internal sealed class RoughChannel(TestClock time, int seed)
{
    public const int RetryAfter = 7;

    private static readonly int[] Refusals = [429, 502, 504, 412, 503];

    private readonly Random _random = new(seed);

    private readonly Lock _gate = new();

    private readonly ConcurrentQueue<RoughCall> _calls = new();

    /// <summary>Every call, in the order in which it came.</summary>
    public IReadOnlyList<RoughCall> Calls => [.. _calls];

    public Task AnswerAsync(HttpContext context)
    {
        var (conversation, sequence) = Read(context.Request.Headers[ConnectorClient.IdHeader].ToString());
        var fate = Draw();
        _calls.Enqueue(new(conversation, sequence, time.GetUtcNow(), fate));
        switch (fate)
        {
            case "taken":
                return StubAzure.Write(context, 200, """{"id":"x"}""");
            case "lost":
                context.Abort();
                return Task.CompletedTask;
            case "hung":
                return StubAzure.Hang(context);
            case "429":
                return StubAzure.Write(context, 429, "{}", ("Retry-After", RetryAfter.ToString(CultureInfo.InvariantCulture)));
            default:
                return StubAzure.Write(context, int.Parse(fate, CultureInfo.InvariantCulture), "{}");
        }
    }

    private static (string Conversation, long Sequence) Read(string id) =>
        (id[..id.IndexOf('|', StringComparison.Ordinal)], long.Parse(id[(id.IndexOf('|', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));

    private string Draw()
    {
        lock (_gate)
        {
            return _random.NextDouble() switch
            {
                < 0.6 => "taken",
                < 0.7 => "lost",
                < 0.75 => "hung",
                _ => Refusals[_random.Next(Refusals.Length)].ToString(CultureInfo.InvariantCulture),
            };
        }
    }
}
