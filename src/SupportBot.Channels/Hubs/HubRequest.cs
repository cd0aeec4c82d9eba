using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Hubs;

/// <summary>Lets nobody but the hub in: a request carries its signature, or, in the Bot Framework's dialect, the shared secret itself.</summary>
internal sealed class HubRequest(IOptions<HubOptions> options, TimeProvider time, ILogger<HubRequest> log)
{
    private const string Bearer = "Bearer ";

    private static readonly Refusal Stranger =
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "The call does not prove that it comes from the hub. Sign it with Hub:Secret, as the README of SupportBot.Channels says.");

    /// <summary>Why the request is refused; <see langword="null"/> if it is the hub's. Its body can be read then.</summary>
    public async Task<Refusal?> RefusalForAsync(HttpContext context, bool allowBearer)
    {
        if (context.Request.ContentLength > RequestBody.MostBytes)
        {
            return Refusal.TooLarge(RequestBody.MostBytes);
        }

        var authorization = context.Request.Headers.Authorization.ToString();
        if (allowBearer && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return HubSignature.IsSame(options.Value.Secret!, authorization[Bearer.Length..].Trim()) ? null : TurnAway("The bearer is not the secret.");
        }

        var reader = context.Request.BodyReader;
        var read = await reader.ReadAtLeastAsync(RequestBody.MostBytes + 1, context.RequestAborted);
        var body = read.Buffer.Length > RequestBody.MostBytes ? null : read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        if (body is null)
        {
            return Refusal.TooLarge(RequestBody.MostBytes);
        }

        context.Request.Body = new MemoryStream(body);
        return FaultOf(context, body) is { } fault ? TurnAway(fault) : null;
    }

    private string? FaultOf(HttpContext context, byte[] body)
    {
        var headers = context.Request.Headers;
        return HubSignature.FaultOf(options.Value.Secret!, headers[HubSignature.TimestampHeader], headers[HubSignature.SignatureHeader], body, time.GetUtcNow());
    }

    private Refusal TurnAway(string problem)
    {
        log.CallTurnedAway(problem);
        return Stranger;
    }
}
