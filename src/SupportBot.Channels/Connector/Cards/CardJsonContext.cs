using System.Text.Json.Serialization;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>Source-generated JSON of cards, of what comes back from them, and of what bubbles mean. Nulls are left out: channels turn them away.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(CardPayload))]
[JsonSerializable(typeof(CardInvoke))]
[JsonSerializable(typeof(CardAnswer))]
[JsonSerializable(typeof(CardAnswer.Problem))]
[JsonSerializable(typeof(BubbleMeaning))]
[JsonSerializable(typeof(string))]
internal sealed partial class CardJsonContext : JsonSerializerContext;
