using System.Text.Json.Serialization;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>Source-generated JSON of cards, and of what comes back from them. Nulls are left out: channels turn them away.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(CardPayload))]
[JsonSerializable(typeof(CardInvoke))]
[JsonSerializable(typeof(CardAnswer))]
[JsonSerializable(typeof(CardAnswer.Problem))]
[JsonSerializable(typeof(ThreadParent))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(string))]
internal sealed partial class CardJsonContext : JsonSerializerContext;
