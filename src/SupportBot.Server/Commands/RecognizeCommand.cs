using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Support;

namespace SupportBot.Server.Commands;

/// <summary>Prints what messages were understood to say, one a line.</summary>
internal sealed class RecognizeCommand(SupportContent content, Terminal terminal)
{
    private const string None = "none";

    public int Run(bool jsonl)
    {
        while (terminal.Input.ReadLine() is { } line)
        {
            var text = line;
            if (jsonl && !JsonLine.TryReadText(ref text, terminal))
            {
                return CommandLine.WrongCall;
            }

            Write(content.Read(text!));
        }

        return CommandLine.Success;
    }

    private void Write(Utterance utterance)
    {
        var (first, second) = (utterance.Topics.ElementAtOrDefault(0), utterance.Topics.ElementAtOrDefault(1));
        var intent = utterance.Intents.Count > 0 ? utterance.Intents[0] : KeyValuePair.Create(None, 0.0);
        JsonLine.Write(terminal.Output, writer =>
        {
            writer.WriteString("text", utterance.Text);
            writer.WriteString("reason", Reason(first));
            writer.WriteNumber("score", Math.Round(first?.Score ?? 0, 3));
            writer.WriteString("second", Reason(second));
            writer.WriteNumber("secondScore", Math.Round(second?.Score ?? 0, 3));
            writer.WriteString("decision", utterance.Decision switch { Decision.Certain => "certain", Decision.Ask => "ask", _ => None });
            writer.WriteString("intent", intent.Key);
            writer.WriteNumber("intentScore", Math.Round(intent.Value, 3));
        });
    }

    private string Reason(TopicReading? reading) =>
        reading is not null && content.Snapshot.Topics[reading.Topic] is { IsReason: true } topic ? topic.Name : None;
}
