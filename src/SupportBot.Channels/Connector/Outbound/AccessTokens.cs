using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// The bot's token for the connector (CHECKLIST, item 89): kept until five minutes before its end, then fetched anew while the old one still
/// serves; never fetched twice at once. Thread-safe.
/// </summary>
internal sealed class AccessTokens(TokenRequests requests, OutboundHttp http, TimeProvider time, ILogger<AccessTokens> log)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();

    private AccessToken? _current;

    private Task<AccessToken?>? _fetching;

    private DateTimeOffset _renewAgainAt = DateTimeOffset.MinValue;

    /// <summary>The token; <see langword="null"/> when none can be had just now.</summary>
    public async ValueTask<AccessToken?> GetAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken?> fetching;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var usable = _current is { } current && now < current.UsableUntil ? current : null;
            if (usable is not null && (now < usable.RefreshAt || now < _renewAgainAt))
            {
                return usable;
            }

            fetching = _fetching ??= Task.Run(FetchAsync, CancellationToken.None);
            if (usable is not null)
            {
                return usable;
            }
        }

        return await fetching.WaitAsync(cancellationToken);
    }

    /// <summary>Drops a token that the connector did not take, so that the next call fetches another. One that is already replaced changes nothing.</summary>
    public void Drop(AccessToken refused)
    {
        lock (_gate)
        {
            _current = ReferenceEquals(_current, refused) ? null : _current;
        }
    }

    private async Task<AccessToken?> FetchAsync()
    {
        AccessToken? token = null;
        try
        {
            (token, var problem) = await AskAsync();
            if (problem is not null)
            {
                log.TokenNotFetched(problem);
            }

            return token;
        }
        finally
        {
            lock (_gate)
            {
                _current = token ?? _current;
                _renewAgainAt = token is null ? time.GetUtcNow() + AfterFailure : DateTimeOffset.MinValue;
                _fetching = null;
            }
        }
    }

    private async Task<(AccessToken? Token, string? Problem)> AskAsync()
    {
        var (request, fault) = requests.Create();
        if (request is null)
        {
            return (null, fault);
        }

        using (request)
        {
            var answer = await http.SendAsync(request, CancellationToken.None);
            var read = Read(answer.Body.Span);
            return answer.Status == HttpStatusCode.OK && read?.AccessToken is { Length: > 0 } text && text.All(letter => char.IsBetween(letter, '!', '~')) && ExpiryOf(read) is { } expires
                ? (Token(text, expires), null)
                : (null, answer.Problem ?? $"{answer.Status} {read?.Error}".TrimEnd());
        }
    }

    private AccessToken Token(string text, DateTimeOffset expires)
    {
        var now = time.GetUtcNow();
        log.TokenFetched((int)(expires - now).TotalSeconds);
        return AccessToken.For(text, now, expires);
    }

    /// <summary>A lifetime of more than a day would be an error, and a token that never ends a danger.</summary>
    private DateTimeOffset? ExpiryOf(TokenAnswer answer)
    {
        var now = time.GetUtcNow();
        var seconds = answer.ExpiresIn ?? (answer.ExpiresOn - now.ToUnixTimeSeconds());
        return seconds is > 0 ? now.AddSeconds(Math.Min(seconds.Value, 86_400)) : null;
    }

    private static TokenAnswer? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body, ConnectorJsonContext.Default.TokenAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
