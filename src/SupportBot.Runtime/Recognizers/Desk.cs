using SupportBot.Runtime.Recognizers.Learning;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Where one message at a time is read. Used again for the next, so that reading allocates only what it returns.</summary>
internal sealed class Desk(PhraseMatcher matcher)
{
    public Reading Reading { get; } = matcher.NewReading();

    public Sentences Sentences { get; } = new();

    public Features Features { get; } = new();

    /// <summary>Puts a message on the desk.</summary>
    public Desk Read(string text)
    {
        matcher.Read(text, Reading);
        Sentences.Begin(Reading);
        Features.Take(Reading);
        return this;
    }
}
