namespace SupportBot.Architecture.Tests.Planted.Recognizers;

/// <summary>Minds its own business, but leaves itself open to inheritance.</summary>
public class Recognizer
{
    public string Name => nameof(Recognizer);
}
