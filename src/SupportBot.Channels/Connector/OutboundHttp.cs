using SupportBot.Channels.Http.Outbound;

namespace SupportBot.Channels.Connector;

/// <summary>
/// The slice's only way out. Redirects are not followed, cookies not kept, answers are bounded, and an answer has 15 seconds to come, because
/// some ends never send one (CHECKLIST, item 98). What goes wrong on the way is a value. Thread-safe.
/// </summary>
internal sealed class OutboundHttp(WaysOut ways, TimeProvider time)
{
    private const int MostBytes = 1_048_576;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<OutboundAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await ways.For(request.RequestUri!).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAsync(response.Content, cancellationToken, either.Token);
            return new(response.StatusCode) { Body = body, RetryAfter = response.Headers.RetryAfter };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(Status: null) { Problem = "Timeout", MayHaveArrived = true };
        }
        catch (HttpRequestException failed)
        {
            return new(Status: null) { Problem = failed.HttpRequestError.ToString(), MayHaveArrived = !IsBeforeSending(failed.HttpRequestError) };
        }
    }

    private static bool IsBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>The status has come, and it counts, whatever becomes of the body.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken caller, CancellationToken either)
    {
        try
        {
            await using var stream = await content.ReadAsStreamAsync(either);
            var body = new MemoryStream();
            var buffer = new byte[8192];
            for (var read = 1; read > 0 && body.Length < MostBytes;)
            {
                read = await stream.ReadAsync(buffer, either);
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !caller.IsCancellationRequested)
        {
            return default;
        }
    }
}
