using System.Globalization;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Support;

namespace SupportBot.Server.Commands;

/// <summary>Tells an author in words why a message is understood as it is.</summary>
internal sealed class ExplainCommand(SupportContent content, Terminal terminal)
{
    private const int MostTopics = 3;

    public int Run(string text)
    {
        var utterance = content.Read(text);
        terminal.Output.WriteLine(Verdict(utterance));
        foreach (var (place, topic) in utterance.Topics.Take(MostTopics).Index())
        {
            Write(place == 0 ? "first" : place == 1 ? "runner-up" : "then", topic);
        }

        foreach (var (name, score) in utterance.Intents.Take(MostTopics))
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intent     {name} {score:0.00}"));
        }

        return CommandLine.Success;
    }

    private static string Verdict(Utterance utterance) => utterance switch
    {
        { UnknownCode: { } code } => $"The message is a code that no topic knows: {code}. The bot asks. Add it to the \"codes\" of a topic.",
        { NamesTwo: true } => "The message names two reasons. The first leads; where both can be fixed, one list serves both.",
        { Decision: Decision.Certain } => "The bot is certain.",
        { Decision: Decision.Ask } => "The bot is not sure, and asks.",
        _ => "The bot finds no reason in it.",
    };

    private void Write(string place, TopicReading topic)
    {
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place,-10} {topic.Topic} {topic.Score:0.00}"));
        terminal.Output.WriteLine($"  says it    “{topic.Quote}”");
        if (topic.Phrase is { } phrase)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  phrase     {phrase} ({topic.Clarity:0.00})"));
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  examples   {topic.Likelihood:0.00}"));
    }
}
