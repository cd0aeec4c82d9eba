using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Http;

/// <summary>
/// Counts what visitors and addresses ask for. Reading is not counted: one refused poll stops DirectLineJS for good, and silently
/// (CHECKLIST, item 57). Thread-safe.
/// </summary>
internal sealed class RateLimits(IOptions<LimitOptions> options, Proxies proxies) : IDisposable
{
    public static readonly Refusal TooManySockets =
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "The conversation is open in too many places. Close one of them.") { RetryAfter = 10 };

    private readonly PartitionedRateLimiter<string> _activities = Create(options.Value.ActivitiesPerMinute);
    private readonly PartitionedRateLimiter<string> _requests = Create(options.Value.RequestsPerMinute);
    private readonly PartitionedRateLimiter<string> _tokens = Create(options.Value.TokensPerMinute);

    public Refusal? Activity(HttpContext context, string visitor) => Take(_activities, visitor) ?? Request(context);

    public Refusal? Request(HttpContext context) => Take(_requests, proxies.AddressOf(context));

    public Refusal? Token(HttpContext context) => Take(_tokens, proxies.AddressOf(context));

    public void Dispose()
    {
        _activities.Dispose();
        _requests.Dispose();
        _tokens.Dispose();
    }

    private static Refusal? Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        return new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too much was asked for in a short time. Wait a moment, then send it again.")
        {
            RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
        };
    }

    private static PartitionedRateLimiter<string> Create(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => perMinute == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromMinutes(Math.Max(1, perMinute / 60)) / perMinute,
            QueueLimit = 0,
        }));
}
