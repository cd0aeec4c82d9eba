using System.Net;
using System.Net.Http.Headers;

namespace SupportBot.Channels.Connector;

/// <summary>What came back from a request of ours.</summary>
/// <param name="Status">The status; <see langword="null"/> when no answer came.</param>
internal sealed record OutboundAnswer(HttpStatusCode? Status)
{
    /// <summary>The body; what is longer than allowed is cut off, and what broke off is empty.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When the other side wants to be asked again.</summary>
    public RetryConditionHeaderValue? RetryAfter { get; init; }

    /// <summary>Why no answer came.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the request may have been carried out although no answer came.</summary>
    public bool MayHaveArrived { get; init; }
}
