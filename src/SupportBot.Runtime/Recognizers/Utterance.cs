namespace SupportBot.Runtime.Recognizers;

/// <summary>What a message was understood to say.</summary>
public sealed record Utterance
{
    /// <summary>Nothing was said.</summary>
    public static Utterance Empty { get; } = new();

    /// <summary>The message.</summary>
    public string Text { get; init; } = "";

    /// <summary>Topics, the likeliest first.</summary>
    public IReadOnlyList<TopicReading> Topics { get; init; } = [];

    /// <summary>What follows from their scores.</summary>
    public Decision Decision { get; init; }

    /// <summary>Whether the message clearly names the first two topics, and not one or the other.</summary>
    public bool NamesTwo { get; init; }

    /// <summary>A vendor's code that the message consists of, when no topic knows it.</summary>
    public string? UnknownCode { get; init; }

    /// <summary>Intents and questions with their scores, the clearest first.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Intents { get; init; } = [];

    /// <summary>Ids of texts that answer what was asked, the clearest first, with scores.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Answers { get; init; } = [];

    /// <summary>Ids of texts that answer questions like this message, the likest first, from 0 to 1; only where nothing else was understood.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Resembling { get; init; } = [];

    /// <summary>Ids of choices that were named.</summary>
    public IReadOnlySet<string> Choices { get; init; } = new HashSet<string>();

    /// <summary>Values of slots.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();

    /// <summary>Rejections in a row, where a number was named.</summary>
    public int? Rejections { get; init; }

    /// <summary>Whether the message speaks of a rejection at all.</summary>
    public bool SpeaksOfRejection { get; init; }

    /// <summary>Whether the message speaks of something that failed.</summary>
    public bool SpeaksOfFailure { get; init; }

    /// <summary>Whether the message asks something.</summary>
    public bool Asks { get; init; }

    /// <summary>Whether the message tells what the exchange said: "it says", "they wrote", "reason:".</summary>
    public bool Reports { get; init; }

    /// <summary>Hours, where a duration was named.</summary>
    public int? Hours { get; init; }

    /// <summary>A number that is all the message says, for "3" or "twice" as an answer to how many.</summary>
    public int? Number { get; init; }

    /// <summary>The number of a button, where the message says nothing else: "2", "option 2", "第二个".</summary>
    public int? Pick { get; init; }

    /// <summary>How many words the message has; a Han character is half a word.</summary>
    public double Words { get; init; }

    /// <summary>Whether an intent was found.</summary>
    public bool Says(string intent) => Intents.Any(found => found.Key == intent);

    /// <summary>Whether any of the intents was found.</summary>
    public bool SaysAny(params ReadOnlySpan<string> intents)
    {
        foreach (var intent in intents)
        {
            if (Says(intent))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The likeliest topic, when it is certain.</summary>
    public TopicReading? Certain => Decision == Decision.Certain ? Topics[0] : null;
}
