using System.Diagnostics;
using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

// scratch: dump lexicon scores and likelihoods
var root = args[0];
var files = Directory.EnumerateFiles(Path.Combine(root, "dialogs"), "*.json", SearchOption.AllDirectories)
    .Select(p => new ContentFile(Path.GetRelativePath(Path.Combine(root, "dialogs"), p).Replace('\\', '/'), File.ReadAllText(p))).ToArray();
var sw = Stopwatch.StartNew();
var (snapshot, faults) = ContentReader.Read(files);
foreach (var f in faults) Console.Error.WriteLine(f);
Console.Error.WriteLine($"content {sw.ElapsedMilliseconds} ms"); sw.Restart();
var matcher = new PhraseMatcher(snapshot!, PhraseSource.All(snapshot!));
Console.Error.WriteLine($"matcher {sw.ElapsedMilliseconds} ms"); sw.Restart();
var scorer = new TopicScorer(snapshot!);
var classifier = TopicClassifier.Train(snapshot!, matcher)!;
Console.Error.WriteLine($"classifier {sw.ElapsedMilliseconds} ms"); sw.Restart();
if (args.Length > 1) { var u2 = new UtteranceReader(snapshot!); while (Console.In.ReadLine() is { } l2) { var u = u2.Read(l2); Console.WriteLine($"{(u.NamesTwo ? 1 : 0)}\t{string.Join('\t', u.Topics.Take(2).Select(t => t.Topic.Split('/')[1] + "=" + t.Quote.Replace('\t', ' ')))}"); } return; }
var desk = new Desk(matcher);
var topics = snapshot!.Topics.Keys.ToArray();
Console.WriteLine("#" + string.Join('\t', topics));
var room = new float[classifier.Room];
var scores = new PhraseScore[topics.Length];
while (Console.In.ReadLine() is { } line)
{
    desk.Read(line);
    scorer.Score(desk.Reading, desk.Sentences, scores);
    classifier.Read(desk.Features, room);
    Console.WriteLine(string.Join('\t', scores.Select(s => s.Score.ToString("0.###", CultureInfo.InvariantCulture)).Concat(room.Take(topics.Length + 1).Select(p => p.ToString("0.####", CultureInfo.InvariantCulture)))));
}
