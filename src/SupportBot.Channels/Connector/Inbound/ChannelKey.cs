using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>A key with which Azure Bot Service signs calls, and the channels for which it may.</summary>
/// <param name="Key">The RSA key.</param>
/// <param name="Channels">Ids of channels; empty when the key vouches for none.</param>
internal sealed record ChannelKey(JsonWebKey Key, FrozenSet<string> Channels)
{
    private const string Endorsements = "endorsements";

    /// <summary>The keys of a JSON Web Key Set that can sign here, by their ids.</summary>
    /// <returns>The keys; <see langword="null"/> when the text is no key set or holds none.</returns>
    public static FrozenDictionary<string, ChannelKey>? ReadAll(string json)
    {
        try
        {
            var keys = new JsonWebKeySet(json).Keys
                .Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or JsonWebKeyUseNames.Sig && !string.IsNullOrEmpty(key.Kid))
                .DistinctBy(key => key.Kid)
                .ToFrozenDictionary(key => key.Kid, key => new ChannelKey(key, ChannelsOf(key)));
            return keys.Count == 0 ? null : keys;
        }
        catch (Exception unread) when (unread is ArgumentException or JsonException or InvalidOperationException)
        {
            // The last is what half of a character in a list of channels is to the reader.
            return null;
        }
    }

    private static FrozenSet<string> ChannelsOf(JsonWebKey key) => key.AdditionalData.TryGetValue(Endorsements, out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!).ToFrozenSet()
        : [];
}
