using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>
/// The keys with which Azure Bot Service signs (CHECKLIST, item 78). They are loaded when the first call comes and daily after that, without
/// making a call wait, and once more when a call names a key that is not known, but not twice in five minutes: anybody can name one. While
/// they cannot be loaded, those from before stay in use. Thread-safe.
/// </summary>
internal sealed class ChannelKeys(IOptions<ConnectorOptions> options, OutboundHttp http, IHostEnvironment environment, TimeProvider time, ILogger<ChannelKeys> log)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private static readonly TimeSpan BetweenUnknown = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();

    private volatile FrozenDictionary<string, ChannelKey> _keys = FrozenDictionary<string, ChannelKey>.Empty;

    private Task? _loading;

    private DateTimeOffset _loadAgainAt = DateTimeOffset.MinValue;

    private DateTimeOffset _askAgainAt = DateTimeOffset.MinValue;

    /// <summary>The key with an id, if there is one.</summary>
    public async ValueTask<ChannelKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var isKnown = _keys.TryGetValue(id, out var key);
        if (LoadIfDue(isKnown) is { } loading && !isKnown)
        {
            await loading.WaitAsync(cancellationToken);
            key = _keys.GetValueOrDefault(id);
        }

        return key;
    }

    private Task? LoadIfDue(bool isKnown)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var isMissed = !isKnown && _keys.Count > 0 && now >= _askAgainAt;
            if (_loading is null && (isMissed || now >= _loadAgainAt))
            {
                _askAgainAt = isMissed ? now + BetweenUnknown : _askAgainAt;
                _loading = Task.Run(LoadAsync);
            }

            return _loading;
        }
    }

    private async Task LoadAsync()
    {
        FrozenDictionary<string, ChannelKey>? keys = null;
        try
        {
            (keys, var problem) = await FetchAsync();
            if (keys is null)
            {
                log.KeysNotLoaded(problem, _keys.Count);
            }
            else
            {
                log.KeysLoaded(keys.Count);
            }
        }
        finally
        {
            lock (_gate)
            {
                _keys = keys ?? _keys;
                _loadAgainAt = time.GetUtcNow() + (keys is null ? AfterFailure : Lifetime);
                _loading = null;
            }
        }
    }

    private async Task<(FrozenDictionary<string, ChannelKey>? Keys, string Problem)> FetchAsync()
    {
        var (metadata, problem) = await GetAsync(WireAddress.Read(options.Value.MetadataUrl, environment.IsDevelopment()));
        if (metadata is null)
        {
            return (null, $"metadata, {problem}");
        }

        var (keys, keysProblem) = await GetAsync(WireAddress.Read(KeysUrl(metadata), environment.IsDevelopment()));
        return keys is null ? (null, $"jwks_uri, {keysProblem}") : (ChannelKey.ReadAll(keys), "jwks_uri, no RSA key in it");
    }

    private async Task<(string? Text, string? Problem)> GetAsync(Uri? address)
    {
        if (address is null)
        {
            return (null, "no https address");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var answer = await http.SendAsync(request, CancellationToken.None);
        return answer.Status == HttpStatusCode.OK ? (Encoding.UTF8.GetString(answer.Body.Span), null) : (null, answer.Problem ?? answer.Status.ToString());
    }

    private static string? KeysUrl(string metadata)
    {
        try
        {
            return JsonSerializer.Deserialize(metadata, ConnectorJsonContext.Default.MetadataDocument)?.JwksUri;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
