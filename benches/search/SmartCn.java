// Indexes articles.tsv with Lucene 4.10 and SmartCN.
// usage: java -cp .:CORE:COMMON:SMARTCN SmartCn articles.tsv OUT   (the three jars of liblucene4.10-java, see run.sh)
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.Version;

public class SmartCn {
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(Version.LUCENE_4_10_3, new SmartChineseAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        int count = 0;
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(new File(args[1])), config);
             BufferedReader in = Files.newBufferedReader(Paths.get(args[0]), StandardCharsets.UTF_8)) {
            for (String line; (line = in.readLine()) != null; count++) {
                String[] cells = line.split("\t", 3);
                Document document = new Document();
                document.add(new StringField("law", cells[0], Field.Store.YES));
                document.add(new StringField("label", cells[1], Field.Store.YES));
                document.add(new TextField("body", cells[2], Field.Store.YES));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        System.out.printf("Lucene 4.10 SmartCN: %d articles, %.1f s%n", count, (System.nanoTime() - start) / 1e9);
    }
}
